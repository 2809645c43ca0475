package io.github.camelheymarket.client;

/** Replaces parts of a text. For each character the first decision applies. */
final class Spans {

    private static final String KEEP = "";

    private final String text;
    private final String[] replacements;
    private final int[] beginnings;

    Spans(String text) {
        this.text = text;
        this.replacements = new String[text.length()];
        this.beginnings = new int[text.length()];
    }

    void keep(int start, int end) {
        put(start, end, KEEP);
    }

    void hide(int start, int end, String replacement) {
        put(start, end, replacement);
    }

    boolean isKept(int position) {
        return KEEP.equals(replacements[position]);
    }

    private void put(int start, int end, String replacement) {
        for (int i = start; i < end; i++) {
            if (replacements[i] == null) {
                replacements[i] = replacement;
                beginnings[i] = start;
            }
        }
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String replacement = replacements[i];
            if (replacement == null || replacement.equals(KEEP)) {
                out.append(text.charAt(i));
            } else if (i == 0 || !replacement.equals(replacements[i - 1]) || beginnings[i] != beginnings[i - 1]) {
                out.append(replacement);
            }
        }
        return out.toString();
    }
}
