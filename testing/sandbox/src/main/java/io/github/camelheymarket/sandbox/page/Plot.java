package io.github.camelheymarket.sandbox.page;

import java.util.Arrays;
import java.util.Locale;

/** A small plot of counts over time, as SVG. */
final class Plot {
    private static final int HEIGHT = 60;

    private Plot() {}

    /**
     * An area under a line.
     *
     * @param label what it shows, for who does not see it; the figures are added
     * @param values oldest first
     * @param limit a line at this height, 0 for none
     */
    static Html of(String label, long[] values, long limit) {
        long most = Arrays.stream(values).max().orElse(0);
        long top = Math.max(Math.max(most, limit), 1);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            line.append(i).append(',').append(height(values[i], top)).append(' ');
        }
        int last = values.length - 1;
        String points = line.toString().strip();
        return Html.of(
                """
                <svg class="plot" role="img" aria-label="{}" viewBox="0 0 {} {}" preserveAspectRatio="none">\
                <polygon class="area" points="0,{} {} {},{}"/><polyline class="line" points="{}"/>{}</svg>
                <div class="axis" aria-hidden="true"><span>{} min ago</span><span>most {}</span><span>now</span></div>
                """,
                label + ": now " + values[last] + ", most " + most,
                last,
                HEIGHT,
                HEIGHT,
                points,
                last,
                HEIGHT,
                points,
                Html.when(
                        limit > 0,
                        "<line class=\"limit\" x1=\"0\" x2=\"{}\" y1=\"{}\" y2=\"{}\"/>",
                        last,
                        height(limit, top),
                        height(limit, top)),
                values.length / 60,
                Text.number(most));
    }

    /** A pixel stays free at both ends, or the line would be cut. */
    private static String height(long value, long top) {
        return String.format(Locale.ROOT, "%.1f", HEIGHT - 1 - (HEIGHT - 2.0) * value / top);
    }
}
