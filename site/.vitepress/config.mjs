import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';

const page = (name) => readFileSync(new URL(`../target/pages/${name}`, import.meta.url), 'utf8');

/** The headings of a page with the links below each, as the parts of the navigation. */
function parts(name, base, wanted = () => true) {
  return page(name).split(/^## /m).slice(1).map((part) => ({
    text: part.split('\n', 1)[0],
    items: [...part.matchAll(/^\* \[(.+?)\]\(\.\/([^)]+)\)/gm)].map(([, text, to]) => ({
      text: text.replaceAll('`', ''),
      link: base + to.replace(/index\.md$/, '').replace(/\.md$/, ''),
    })),
  })).filter((part) => part.items.length > 0 && wanted(part.text));
}

const decisions = parts('docs/architecture.md', '/docs/', (text) => text === 'Decisions');

/** As GitHub makes it, so that a link to a heading leads there in both places. */
const slugify = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');

export default defineConfig({
  title: 'Camel Heymarket',
  description: 'The Apache Camel component for Heymarket: contacts and messages',
  lang: 'en',
  // Addresses of what the reader started.
  ignoreDeadLinks: 'localhostLinks',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcDir: './target/pages',
  outDir: './target/html',
  cacheDir: './target/cache',
  markdown: { anchor: { slugify }, toc: { slugify }, attrs: { disable: true }, languageAlias: { ndjson: 'json' } },
  themeConfig: {
    nav: [
      { text: 'The component', link: '/docs/heymarket-component' },
      { text: 'Tour', link: '/docs/tour' },
      { text: 'All pages', link: '/docs/' },
    ],
    sidebar: [
      { text: 'Camel Heymarket', link: '/' },
      ...parts('docs/index.md', '/docs/'),
      ...parts('index.md', '/', (text) => text === 'Examples'),
      ...decisions.map((part) => ({ ...part, collapsed: true })),
    ],
    outline: [2, 3],
    search: {
      provider: 'local',
      options: {
        // Not the source files that pages link to.
        _render: (text, env, md) => (env.relativePath.startsWith('files/') ? '' : md.render(text, env)),
      },
    },
  },
});
