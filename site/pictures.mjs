// Makes docs/images/NAME.svg from each docs/pictures/NAME.d2, or from those that are named.
import { D2 } from '@terrastruct/d2';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const site = new URL('./', import.meta.url);
const sources = new URL('../docs/pictures/', site);
const images = new URL('../docs/images/', site);
const read = (name, folder) => readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');

const files = readdirSync(sources).filter((name) => name.endsWith('.d2')).sort();
const texts = Object.fromEntries(files.map((name) => [name, read(name, sources)]));
const version = JSON.parse(read('package.json', site)).devDependencies['@terrastruct/d2'];
const asked = process.argv.slice(2);

/** PicturesTest computes it too: a picture with another one is stale. */
function digest(name) {
  return createHash('sha256')
    .update(texts[name] + texts['styles.d2'] + read('pictures.mjs', site) + version)
    .digest('hex');
}

/** The sentence that a source begins with is what a screen reader says of the picture. */
function title(name) {
  return texts[name].split('\n', 1)[0].replace(/^# /, '').replace(/\. Generated: .*/, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** What a picture shows of its area: of a grid, without the margin that D2 leaves around it. */
function visible(svg, whole, isGrid) {
  if (!isGrid) {
    return whole;
  }
  const [, grid, ...others] = [...svg.matchAll(/<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/g)]
    .map((found) => found.slice(1).map(Number));
  const cells = others.filter(([, , width]) => width < grid[2]);
  const left = Math.min(...cells.map(([x]) => x)) - 16;
  const top = Math.min(...cells.map(([, y]) => y)) - 16;
  const right = Math.max(...cells.map(([x, , width]) => x + width)) + 16;
  const bottom = Math.max(...cells.map(([, y, , height]) => y + height)) + 16;
  return [left, top, right - left, bottom - top];
}

/** The picture with its own size, and with a name. */
function finish(svg, name) {
  const [outer] = svg.match(/^<svg [^>]*>/);
  const [inner, ...whole] = svg.slice(outer.length).match(/^<svg .*? viewBox="(\S+) (\S+) (\S+) (\S+)">/);
  const box = visible(svg, whole.map(Number), texts[name].includes('grid-rows'));
  const size = ` width="${box[2]}" height="${box[3]}"`;
  return outer.replace(/ viewBox="[^"]*"/, `${size} viewBox="0 0 ${box[2]} ${box[3]}" role="img"`)
    + `<title>${title(name)}</title>`
    + inner.replace(/ width="\d+" height="\d+" viewBox="[^"]*"/, `${size} viewBox="${box.join(' ')}"`)
    // Some viewers load no fonts, not even those that are in the picture.
    + svg.slice(outer.length + inner.length).replaceAll(/font-family: ("d2-[^"]+");/g, 'font-family: $1, Arial, sans-serif;');
}

const d2 = new D2();
for (const name of files) {
  if (name === 'styles.d2' || (asked.length > 0 && !asked.includes(name.replace('.d2', '')))) {
    continue;
  }
  const options = { layout: 'elk', themeID: 0, darkThemeID: 200, pad: 16, noXMLTag: true, salt: name };
  const { diagram, renderOptions } = await d2.compile({ fs: texts, inputPath: name, options });
  const svg = await d2.render(diagram, { ...renderOptions, ...options });
  const image = name.replace('.d2', '.svg');
  writeFileSync(new URL(image, images), `<!-- ${name} ${digest(name)} -->\n${finish(svg, name)}\n`);
  console.log(`docs/images/${image}`);
}
// Its worker would keep the program alive.
process.exit(0);
