package io.github.camelheymarket.check;

import io.github.camelheymarket.operation.ConsumerTable;
import io.github.camelheymarket.operation.OperationTable;
import io.github.camelheymarket.operation.OptionTable;
import io.github.camelheymarket.option.OptionCatalog;
import io.github.camelheymarket.row.Names;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Checks endpoint URIs while a route starts. Its messages say what is invalid and what would be valid. */
public final class EndpointUriCheck {

    /** Whether an endpoint is used in {@code from} or in {@code to}, which the URI does not show. */
    public enum Direction {
        FROM,
        TO;

        /** The options of an operation in this direction; {@code null} if it does not exist in this direction. */
        private @Nullable Set<String> options(String operation) {
            if (!names().contains(operation)) {
                return null;
            }
            return this == FROM ? OptionTable.from(operation) : OptionTable.to(operation);
        }

        private List<String> names() {
            return this == FROM ? ConsumerTable.names() : OperationTable.names();
        }

        private List<String> usersOf(String option) {
            return this == FROM ? OptionTable.usersFrom(option) : OptionTable.usersTo(option);
        }

        private boolean isOfCamel(String option, String operation) {
            if (ConsumerTable.isPushed(operation)) {
                // The webhook component has removed the options of a consumer from the URI.
                return false;
            }
            return option.equals(AUTOWIRED)
                    || (this == FROM ? OptionCatalog.consumer() : OptionCatalog.producer()).contains(option);
        }

        private String word() {
            return this == FROM ? "from" : "to";
        }
    }

    /** Camel's options of all consumers, not only of those that poll. */
    private static final Set<String> ANY_CONSUMER = Set.of("bridgeErrorHandler", "exceptionHandler", "exchangePattern");

    /** Camel reads it from the URI, and does not list it in its catalog. */
    private static final String AUTOWIRED = "autowiredEnabled";

    private static final String RENAME = "map.";
    private static final String SCHEDULER_PROPERTY = "scheduler.";

    private final CamelContext context;

    public EndpointUriCheck(CamelContext context) {
        this.context = context;
    }

    /** The two parts of the URI's path. */
    public record Path(String resource, String operation) {
        public String name() {
            return resource + "/" + operation;
        }
    }

    public Path path(@Nullable String remaining) {
        String name = remaining == null ? "" : remaining.replaceAll("^/+|/+$", "");
        Set<String> names = new TreeSet<>(ConsumerTable.names());
        names.addAll(OperationTable.names());
        if (!names.contains(name)) {
            refuseOptions(name);
            throw new IllegalArgumentException("There is no operation '" + shown(name) + "'."
                    + didYouMean(name, names, " Did you mean '")
                    + " Write heymarket:resource/operation, where resource/operation is one of "
                    + String.join(", ", OperationTable.names()) + ", or with from one of "
                    + String.join(", ", ConsumerTable.names()) + ".");
        }
        int slash = name.indexOf('/');
        return new Path(name.substring(0, slash), name.substring(slash + 1));
    }

    /** After a wrong character the options are part of the path. */
    private static void refuseOptions(String path) {
        if (path.indexOf('&') >= 0 || path.indexOf('=') >= 0) {
            throw new IllegalArgumentException("The path 'heymarket:" + shown(path)
                    + "' contains options: put a ? before the first option, and an & before each other.");
        }
    }

    /** A path as far as its letters are those of operations: what follows may be a secret, or be about a person. */
    private static String shown(String path) {
        int end = 0;
        while (end < path.length() && isOfOperation(path.charAt(end))) {
            end++;
        }
        return end == path.length() ? path : path.substring(0, end) + "…";
    }

    private static boolean isOfOperation(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '/' || c == '-' || c == '_';
    }

    /** @throws UnsupportedOperationException if the operation does not exist in this direction */
    public void direction(String operation, Direction direction) {
        if (direction.names().contains(operation)) {
            return;
        }
        throw new UnsupportedOperationException(
                direction == Direction.FROM
                        ? "heymarket:" + operation
                                + " cannot be used with from: it processes a message, so use it with to. A route can start with "
                                + String.join(" or ", beginnings()) + "."
                        : "heymarket:" + operation
                                + " cannot be used with to: it delivers messages to a route, so use it with from. To read contacts for "
                                + "a message, use contacts/list, contacts/search or contacts/get.");
    }

    /** @throws IllegalArgumentException if an option does not exist, or no direction of the operation uses it */
    public void options(String operation, Set<String> given) {
        Set<String> known = known();
        Set<String> unknown = new TreeSet<>();
        for (String option : given) {
            String plain = plain(option);
            if (plain.equals("resource") || plain.equals("operation")) {
                throw new IllegalArgumentException(
                        "'" + plain + "' is part of the path, not an option: write heymarket:" + operation
                                + " with the resource and operation you need.");
            }
            if (!known.contains(plain) || option.equals("map") || option.equals("schedulerProperties")) {
                unknown.add(option);
            }
        }
        if (!unknown.isEmpty()) {
            throw unknown(unknown);
        }
        unused(operation, given, Direction.values());
    }

    /** @throws IllegalArgumentException if the operation does not use an option in this direction */
    public void options(String operation, Set<String> given, Direction direction) {
        unused(operation, given, direction);
    }

    private void unused(String operation, Set<String> given, Direction... directions) {
        Set<String> unused = new TreeSet<>();
        for (String option : given) {
            String plain = plain(option);
            boolean used = OptionTable.isForAllCalls(plain) && !ConsumerTable.isPushed(operation);
            for (Direction direction : directions) {
                Set<String> options = direction.options(operation);
                used |= options != null && (options.contains(plain) || direction.isOfCamel(plain, operation));
            }
            if (!used) {
                unused.add(option);
            }
        }
        if (!unused.isEmpty()) {
            String where = directions.length == 1 ? " with " + directions[0].word() : "";
            throw new IllegalArgumentException(unused.stream()
                    .map(option -> operation + where + " does not use the option '" + option + "'" + users(option))
                    .collect(Collectors.joining("; ", "", ". Remove it: it would have no effect.")));
        }
    }

    private static String users(String option) {
        String plain = plain(option);
        List<String> users = Stream.concat(
                        Direction.TO.usersOf(plain).stream(),
                        Direction.FROM.usersOf(plain).stream().map(name -> "from " + name))
                .toList();
        if (users.isEmpty() && Direction.FROM.isOfCamel(plain, "contacts/list")) {
            return ", which belongs to routes that start with " + String.join(" or ", polled());
        }
        return users.isEmpty() ? "" : ", which belongs to " + String.join(", ", users);
    }

    private static List<String> polled() {
        return ConsumerTable.names().stream()
                .filter(name -> !ConsumerTable.isPushed(name))
                .toList();
    }

    private static List<String> beginnings() {
        return ConsumerTable.names().stream()
                .map(name -> ConsumerTable.isPushed(name) ? "webhook:heymarket:" + name : name)
                .toList();
    }

    /** Checks a consumer that is polled on demand, for instance by pollEnrich: it has no schedule, and returns a list as a whole. */
    public void onDemand(String operation, Set<String> given, int contactsPerExchange) {
        if (!operation.equals("contacts/list")) {
            throw new UnsupportedOperationException("heymarket:" + operation
                    + " cannot be polled on demand, because it keeps its own cursor: use it with from, or use "
                    + "heymarket:contacts/list.");
        }
        if (given.contains("contactsPerExchange") && contactsPerExchange != 0) {
            throw new IllegalArgumentException(
                    operation
                            + " polled on demand returns all contacts in one exchange. Remove contactsPerExchange, or set it to 0.");
        }
        String unused = given.stream()
                .filter(option -> isAboutPolling(option) || option.equals("maxMessagesPerPoll"))
                .sorted()
                .collect(Collectors.joining("', '"));
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException(operation + " polled on demand does not use the option '" + unused
                    + "', which belongs to from. Remove it: it would have no effect.");
        }
    }

    /** Whether an option configures when to poll. */
    public static boolean isAboutPolling(String option) {
        return OptionCatalog.consumer().contains(plain(option)) && !ANY_CONSUMER.contains(option);
    }

    private static String plain(String option) {
        if (option.startsWith(RENAME)) {
            return "map";
        }
        return option.startsWith(SCHEDULER_PROPERTY) ? "schedulerProperties" : option;
    }

    /** The exception for options that do not exist. It contains names, never values. */
    public IllegalArgumentException unknown(Set<String> names) {
        Set<String> known = known();
        SecretNames.hideMisspelt(context, names, known);
        String each = names.stream()
                .map(SecretNames::shown)
                .map(name -> "'" + name + "'" + unknownWithPrefix(name) + didYouMean(name, known, "; did you mean '"))
                .collect(Collectors.joining(", "));
        return new IllegalArgumentException((names.size() == 1 ? "There is no option " : "There are no options ") + each
                + (each.endsWith("?") ? "" : ".")
                + " The component page lists all options.");
    }

    private static String unknownWithPrefix(String name) {
        return switch (name) {
            case "map" -> " (write map.<column>=<field>)";
            case "schedulerProperties" -> " (write scheduler.<property>=<value>)";
            default -> "";
        };
    }

    private Set<String> known() {
        Set<String> names = new TreeSet<>(context.getCamelContextExtension()
                .getEndpointUriFactory("heymarket")
                .propertyNames());
        names.add(AUTOWIRED);
        return names;
    }

    private static String didYouMean(String typed, Collection<String> names, String lead) {
        return Names.nearest(typed, names).map(name -> lead + name + "'?").orElse("");
    }
}
