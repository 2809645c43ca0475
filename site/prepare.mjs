// Copies what the site shows to target/pages: README, docs, and each other page and file that these link to.
import { convert } from '@asciidoctor/core';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const pages = fileURLToPath(new URL('target/pages/', import.meta.url));
const linkedFiles = new Set();

const read = (file) => readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n');

function write(file, text) {
  mkdirSync(dirname(join(pages, file)), { recursive: true });
  writeFileSync(join(pages, file), text);
}

/** Shown even if nothing links to them; what they link to is added. */
const markdownFiles = new Set(['README.md', ...readdirSync(join(root, 'docs'), { recursive: true })
  .map((name) => `docs/${name.replaceAll('\\', '/')}`).filter((name) => name.endsWith('.md')).sort()]);

/** Where the site has a file of the repository. */
function page(file) {
  if (/\.(adoc|md)$/.test(file)) {
    if (file.endsWith('.md')) {
      markdownFiles.add(file);
    }
    return file.replace(/README\.md$/, 'index.md').replace(/\.adoc$/, '.md');
  }
  if (/^docs\/images\//.test(file)) {
    return file;
  }
  linkedFiles.add(file);
  return `files/${file}.md`;
}

/** A link as the page at this place needs it; links to headings and to other sites stay. */
function link(from, target) {
  if (/^(https?:|mailto:|#)/.test(target)) {
    return target;
  }
  const [path, ...anchor] = target.split(/(?=#)/);
  const file = relative(root, resolve(root, dirname(from), path)).replaceAll('\\', '/');
  if (!existsSync(join(root, file))) {
    throw new Error(`${from} links to ${target}, which is not there`);
  }
  const to = relative(dirname(page(from)), page(file)).replaceAll('\\', '/');
  return (to.startsWith('.') ? to : `./${to}`) + anchor.join('');
}

/** Braces are no expressions, and comments mark what tests write. */
function plain(text) {
  return `::: v-pre\n\n${text.replace(/^<!--.*?-->\n/gms, '')}\n\n:::\n`;
}

function markdown(file) {
  const text = read(file).replace(/\]\(([^)\s]+)\)/g, (whole, target) => `](${link(file, target)})`);
  write(page(file), plain(text));
}

const unescaped = (html) => html.replace(/<\/?(b|i|wbr)\b[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** AsciiDoc becomes Markdown with tables in HTML, so that headings, code and search are those of the other pages. */
async function asciidoc(file) {
  const html = await convert(read(file), {
    safe: 'safe',
    attributes: { idprefix: '', idseparator: '-', showtitle: true, 'source-highlighter': false },
  });
  const text = html
    .replace(/<\/?div[^>]*>\n?/g, '')
    .replace(/<colgroup>.*?<\/colgroup>\n?/gs, '')
    .replace(/<p class="tableblock">(.*?)<\/p>/gs, '$1')
    // A path may break behind a slash, so that a table has room for its other columns.
    .replace(/<code>([^<]*)<\/code>/g, (whole, code) => `<code>${code.replaceAll('/', '/<wbr>')}</code>`)
    .replace(/\n{2,}/g, '\n')
    .replace(/<pre[^>]*>(?:<code[^>]*?(?:data-lang="(\w+)")?>)?(.*?)(?:<\/code>)?<\/pre>/gs, (whole, language, code) =>
      `\n\n\`\`\`${language ?? ''}\n${unescaped(code)}\n\`\`\`\n\n`)
    .replace(/<h(\d)[^>]*?(?: id="[^"]*")?>(.*?)<\/h\d>/g, (whole, level, title) => `\n\n${'#'.repeat(level)} ${unescaped(title)}\n\n`)
    .replace(/ href="([^"]+)"/g, (whole, target) => ` href="${link(file, target).replace(/\.md(?=#|$)/, '.html')}"`);
  write(page(file), plain(text));
}

const LANGUAGES = ['java', 'json', 'properties', 'sql', 'xml', 'yaml'];

/** The page of a file that is no page, or of a folder. */
function source(file) {
  const head = `---\naside: false\n---\n\n# ${file.split('/').pop()}\n\n\`${file}\`\n\n`;
  if (statSync(join(root, file)).isDirectory()) {
    const names = readdirSync(join(root, file), { withFileTypes: true }).map((entry) => entry.isFile() && entry.name)
      .filter((name) => name && !name.startsWith('.'));
    names.forEach((name) => linkedFiles.add(`${file}/${name}`));
    write(page(file), head + names.sort().map((name) => `* [${name}](./${file.split('/').pop()}/${name}.md)\n`).join(''));
    return;
  }
  const type = file.split('.').pop();
  const language = LANGUAGES.includes(type) ? type : type === 'yml' ? 'yaml' : 'text';
  write(page(file), `${head}\`\`\`\`${language}\n${read(file)}\n\`\`\`\`\n`);
}

rmSync(pages, { recursive: true, force: true });
mkdirSync(pages, { recursive: true });
cpSync(join(root, 'docs/images'), join(pages, 'docs/images'), { recursive: true });
markdownFiles.forEach(markdown);
await asciidoc('docs/heymarket-component.adoc');
linkedFiles.forEach(source);
