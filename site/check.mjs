// Fails if a page of target/html links to a page, a heading or a file that is not there, or loads something from elsewhere.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const html = fileURLToPath(new URL('target/html/', import.meta.url));
const pages = readdirSync(html, { recursive: true }).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith('.html'));
const texts = new Map(pages.map((name) => [name, readFileSync(join(html, name), 'utf8')]));
const ids = new Map([...texts].map(([name, text]) => [name, new Set([...text.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]))]));
const problems = [];
let links = 0;

function target(page, path) {
  const file = path.startsWith('/') ? path.slice(1) : posix.join(dirname(page), path);
  return [file, `${file}.html`, posix.join(file, 'index.html')]
    .find((name) => existsSync(join(html, name)) && statSync(join(html, name)).isFile());
}

for (const [page, text] of texts) {
  for (const [, tag, value] of text.matchAll(/<(\w+)[^>]*? (?:href|src)="([^"]*)"/g)) {
    if (/^(https?:|mailto:|data:)/.test(value)) {
      if (tag !== 'a' && value.startsWith('http')) {
        problems.push(`${page} loads ${value}`);
      }
      continue;
    }
    links++;
    const [path, anchor] = decodeURI(value).split('#');
    const to = path === '' ? page : target(page, path);
    if (!to || (anchor && !ids.get(to)?.has(anchor))) {
      problems.push(`${page} links to ${value}`);
    }
  }
}
if (pages.length === 0 || problems.length > 0) {
  console.error([`There are ${problems.length} dead links:`, ...problems].join('\n  '));
  process.exit(1);
}
console.log(`${pages.length} pages in site/target/html, ${links} links checked. site/run serve shows them.`);
