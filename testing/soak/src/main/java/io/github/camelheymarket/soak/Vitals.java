package io.github.camelheymarket.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Heap, threads and open files of the program, sampled in each of its lives; in the longest one they must not grow. */
final class Vitals {

    /** The first minute is the start. */
    private static final int START = 6;

    private static final int FEW = 12;
    private List<Sample> life = new ArrayList<>();
    private List<Sample> longest = life;

    /**
     * @param heap in use after a collection, in KB
     * @param threads that live
     * @param files that are open
     */
    private record Sample(long heap, long threads, long files) {
        static final Sample NONE = new Sample(0, 0, 0);
    }

    void accept(String[] words) {
        if (words[0].equals("start")) {
            life = new ArrayList<>();
        } else if (words[0].equals("sample")) {
            life.add(new Sample(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3])));
            longest = life.size() > longest.size() ? life : longest;
        }
    }

    String last() {
        Sample last = life.isEmpty() ? Sample.NONE : life.get(life.size() - 1);
        return String.format(
                Locale.ROOT, "heap %.1f MB, %d threads, %d files", last.heap / 1024.0, last.threads, last.files);
    }

    /** Compares the medians of the halves of the longest life. */
    String judge(Violations violations) {
        if (longest.size() < START + FEW) {
            return "no life of the program was long enough to see growth";
        }
        List<Sample> samples = longest.subList(START, longest.size());
        List<Sample> first = samples.subList(0, samples.size() / 2);
        List<Sample> second = samples.subList(samples.size() / 2, samples.size());
        String told = "in the longest life of the program, of " + longest.size() / 6 + " minutes, first half to second:"
                + compare("heap in KB", first, second, Sample::heap, 8_192, violations)
                + compare("threads", first, second, Sample::threads, 10, violations)
                + compare("files", first, second, Sample::files, 20, violations);
        return told;
    }

    private static String compare(
            String name,
            List<Sample> first,
            List<Sample> second,
            ToLongFunction<Sample> value,
            long allowed,
            Violations violations) {
        long before = median(first, value);
        long after = median(second, value);
        if (after > before + allowed) {
            violations.add(name + " grew from " + before + " to " + after, List.of());
        }
        return " " + name + " " + before + " to " + after;
    }

    private static long median(List<Sample> samples, ToLongFunction<Sample> value) {
        return samples.stream().mapToLong(value).sorted().toArray()[samples.size() / 2];
    }
}
