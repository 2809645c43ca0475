package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every regular expression of the component stands in {@code reviewed-expressions.txt}, with how long a text it meets: a
 * text from outside that takes it time by the square of its length stops a route. Whoever adds one looks where its text
 * comes from, and adds a line: file, how it is used, the most characters that it meets or {@code any}, the expression.
 */
class ReviewedExpressionsTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/camelheymarket");
    private static final Path REVIEWED = Path.of("src/test/resources/reviewed-expressions.txt");

    /** Of a text without a limit. */
    private static final int LONG = 50_000;

    private static final Pattern LITERAL = Pattern.compile(
            "\\.(matches|replaceAll|replaceFirst|split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);

    /** @param mode how it is used: {@code matches} looks at a text once, {@code find} at each of its places */
    record Expression(String file, String mode, String most, String text) {

        static Expression parse(String line) {
            String[] parts = line.split(" ", 4);
            return new Expression(parts[0], parts[1], parts[2], parts[3]);
        }

        String key() {
            return file + " " + text;
        }

        int length() {
            return most.equals("any") ? LONG : Integer.parseInt(most);
        }

        /** Some for each character; of a short text as many as take a moment. */
        long mostLooks() {
            return most.equals("any") ? 100L * LONG : 50_000_000;
        }
    }

    static List<Expression> reviewed() throws IOException {
        return Files.readAllLines(REVIEWED).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Expression::parse)
                .toList();
    }

    @Test
    void eachStandsInTheList() throws Exception {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = SOURCES.relativize(file).toString().replace('\\', '/');
                String source = Files.readString(file);
                Matcher literal = LITERAL.matcher(source);
                while (literal.find()) {
                    if (isReplacement(source, literal)) {
                        continue;
                    }
                    used.add(name + " " + literal.group(2).translateEscapes());
                }
                if (source.contains("Pattern.compile(")) {
                    compiled(name).forEach(text -> used.add(name + " " + text));
                }
            }
        }

        Set<String> listed = reviewed().stream().map(Expression::key).collect(Collectors.toCollection(TreeSet::new));
        assertThat(used)
                .as("used, and not in " + REVIEWED)
                .filteredOn(text -> !listed.contains(text))
                .isEmpty();
        assertThat(listed)
                .as("in " + REVIEWED + ", and not used")
                .filteredOn(text -> !used.contains(text))
                .isEmpty();
    }

    /** What a matcher puts in, in contrast to what a text is searched for. */
    private static boolean isReplacement(String source, Matcher literal) {
        String before = source.substring(0, literal.start());
        String statement = before.substring(Math.max(before.lastIndexOf(';'), before.lastIndexOf('{')) + 1);
        return literal.group(1).startsWith("replace") && statement.matches("(?s).*(\\.matcher\\(.*|\\bmatcher)");
    }

    /** The expressions in the static fields of a class; those that are made in a method are made of quoted text. */
    private static List<String> compiled(String file) throws ReflectiveOperationException {
        String name = "io.github.camelheymarket." + file.replace(".java", "").replace('/', '.');
        List<String> texts = new ArrayList<>();
        for (Field field : Class.forName(name).getDeclaredFields()) {
            if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                texts.add(((Pattern) field.get(null)).pattern());
            }
        }
        return texts;
    }

    @ParameterizedTest
    @MethodSource("reviewed")
    void noneTakesLongWhateverItMeets(Expression expression) {
        for (String text : texts(expression.length())) {
            assertThat(looks(expression, text))
                    .as(
                            "looks at characters, for a text that begins with '%s'",
                            text.substring(0, Math.min(9, text.length())))
                    .isLessThan(expression.mostLooks());
        }
    }

    @Test
    void theCheckFindsOneThatIsNotLinear() {
        Expression bad = new Expression("", "find", "any", "[a-z]*\\d");

        assertThat(looks(bad, "a".repeat(LONG))).isGreaterThanOrEqualTo(bad.mostLooks());
    }

    private static long looks(Expression expression, String text) {
        Counted counted = new Counted(text, expression.mostLooks());
        try {
            Matcher matcher = Pattern.compile(expression.text()).matcher(counted);
            if (expression.mode().equals("matches")) {
                matcher.matches();
            } else {
                while (matcher.find()) {
                    // Each find goes on where the last one ended.
                }
            }
        } catch (TooManyLooksException e) {
            // The count says it.
        }
        return counted.looks;
    }

    /** Texts that make an expression try much: long runs of what it likes, and at their end something that it does not. */
    private static List<String> texts(int length) {
        List<String> texts = new ArrayList<>();
        for (String piece : List.of(
                "a",
                "A",
                "1",
                " ",
                "-",
                "@",
                "%40",
                "+",
                "(",
                "/",
                ".",
                ",",
                "&",
                "[",
                "é",
                "\u00A0",
                "\u0301",
                "_",
                "=",
                "a ",
                "1 ",
                "1-",
                "a-",
                "a1",
                "a@",
                "a.",
                "1x",
                "(1",
                "contactId=",
                "&contactId=a",
                "custom.1")) {
            String run = piece.repeat(length / piece.length() + 1).substring(0, length);
            texts.add(run);
            if (length > 1) {
                texts.add(run.substring(1) + "!");
                texts.add(run.substring(1) + "\n");
            }
        }
        return texts;
    }

    private static final class TooManyLooksException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Counts how often a character is looked at, and ends the look when it is enough. */
    private static final class Counted implements CharSequence {

        private final String text;
        private final long most;
        private long looks;

        Counted(String text, long most) {
            this.text = text;
            this.most = most;
        }

        @Override
        public char charAt(int index) {
            if (++looks >= most) {
                throw new TooManyLooksException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
