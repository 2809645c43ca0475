package io.github.camelheymarket.check;

import io.github.camelheymarket.HeymarketComponentConfigurer;
import io.github.camelheymarket.HeymarketEndpointUriFactory;
import io.github.camelheymarket.option.OptionCatalog;
import io.github.camelheymarket.row.Names;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/**
 * Sets the options of the component and reports invalid ones itself, because the messages of Camel would contain the value, even of a
 * misspelt secret.
 */
public final class CheckedConfigurer implements PropertyConfigurer, PropertyConfigurerGetter {

    private final HeymarketComponentConfigurer options = new HeymarketComponentConfigurer();
    private final Set<String> unknown = new ConcurrentSkipListSet<>();

    @Override
    public boolean configure(CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        OptionValues.check(name, value, options.getOptionType(name, true));
        if (options.configure(context, target, name, value, ignoreCase)) {
            return true;
        }
        // A name with dots or brackets is part of an option, which Camel splits.
        if (ignoreCase && name.chars().allMatch(Character::isLetterOrDigit)) {
            // Reported later by refuseUnknown(): the exception of Camel would show the value.
            SecretNames.hideMisspelt(context, Set.of(name), known());
            unknown.add(name);
            return true;
        }
        return false;
    }

    /** @throws IllegalArgumentException naming the options that were set and do not exist */
    public void refuseUnknown() {
        if (unknown.isEmpty()) {
            return;
        }
        String names = unknown.stream()
                .map(name -> "'" + name + "'"
                        + Names.nearest(name, known())
                                .map(near -> " (did you mean '" + near + "'?)")
                                .orElse(""))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "The component heymarket has no option " + names + ". The component page lists all options.");
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(OptionCatalog.component());
        known.addAll(new HeymarketEndpointUriFactory().propertyNames());
        return known;
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return options.getOptionType(name, ignoreCase);
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return options.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return options.getOptionValue(target, name, ignoreCase);
    }
}
