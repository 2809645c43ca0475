package io.github.camelheymarket.sandbox.page;

/** A script that gives the texts of a page whose contrast with what is behind them is less than 4.5. */
final class LowContrast {
    static final String SCRIPT = """
            const part = value => {
              const c = value / 255;
              return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            };
            const light = rgb => 0.2126 * part(rgb[0]) + 0.7152 * part(rgb[1]) + 0.0722 * part(rgb[2]);
            const numbers = text => text.match(/[\\d.]+/g).map(Number);
            const behind = element => {
              for (let each = element; each; each = each.parentElement) {
                const rgb = numbers(getComputedStyle(each).backgroundColor);
                if (rgb.length < 4 || rgb[3] > 0.99) {
                  return rgb;
                }
              }
              return [255, 255, 255];
            };
            const low = [];
            for (const element of document.querySelectorAll('body *')) {
              const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
              if (own && element.checkVisibility() && element.getBoundingClientRect().width) {
                const a = light(numbers(getComputedStyle(element).color)), b = light(behind(element));
                const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (contrast < 4.5) {
                  low.push(element.tagName + '.' + element.className + ' ' + contrast.toFixed(2));
                }
              }
            }
            return low;
            """;

    private LowContrast() {}
}
