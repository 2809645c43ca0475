package io.github.camelheymarket.examples.common;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Contacts for a sandbox, as JSON. The phones do not exist, since 555 is not an exchange. */
public final class InventedPeople {

    /** Assigned area codes: a phone with another one is rejected. */
    private static final String[] AREAS =
            ("202 201 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 223 224 225 227 228 229 231 "
                            + "234 235 239 240 248 251 252 253 254 256 260 262 267 269 270 272 274 276 279 281 283 301 302 303 304 "
                            + "305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 324 325 326 327 329 330 331 332 334 "
                            + "336 337 339 341 346 347 350 351 352 353 360 361 363 364 369 380 385 386 401 402 404 405 406 407 408 "
                            + "409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 442 443 445 448 458 463 464 469 470 "
                            + "472 475 478 479 480 484 512 513 515 516 517 518 531 532 534 539 541 551 557 559 561 562 563 564 567 "
                            + "571 572 573 574 575 582 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 "
                            + "623 626 628 629 630 631 636 640 641 645 646 650 651 656 657 659 660 661 662 667 669 678 680 681 682 "
                            + "686 689 701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724 725 726 727 728 730 731 "
                            + "732 734 737 738 740 743 747 748 754 757 760 762 763 765 769 770 771 772 773 774 775 779 781 785 786 ")
                    .split(" ");

    /** Ten thousand for each of the area codes. */
    public static final int MAX = 2_500_000;

    private InventedPeople() {}

    /** People with different phones, the same ones each time. */
    public static Stream<String> json(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"phone\":\"" + phone(i) + "\",\"first\":\"Person\",\"last\":\"" + i + "\"}");
    }

    /**
     * Compares the contacts of a sandbox with the first people, and prints how many are missing, and how many it has more than once.
     *
     * @return whether the sandbox has each of them once, and no other contact
     */
    public static boolean areIn(HeymarketSandbox sandbox, int people, Console console) {
        long missing = count(sandbox, people, 0);
        long duplicates = people - missing - count(sandbox, people, 1);
        console.count("missing", missing, "");
        console.count("duplicates", duplicates, "");
        return missing == 0 && duplicates == 0 && sandbox.contactCount() == people;
    }

    private static long count(HeymarketSandbox sandbox, int people, int times) {
        return IntStream.range(0, people)
                .filter(i -> sandbox.allByPhone(phone(i)).size() == times)
                .count();
    }

    /** The phone of the person with this number, from 0. */
    public static String phone(int number) {
        return String.format(Locale.ROOT, "1%s555%04d", AREAS[number / 10_000], number % 10_000);
    }
}
