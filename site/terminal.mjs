// Runs the address book on a terminal and makes docs/images/terminal.svg of what it shows at the end.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = './examples/address-book/run';
const COLUMNS = 72;
const LINE = 20;
const CHARACTER = 8.43;
const MARGIN = 20;
const TITLE = 36;

const root = fileURLToPath(new URL('../', import.meta.url));
const image = new URL('../docs/images/terminal.svg', import.meta.url);

function run() {
  // Builds, which is not in the picture.
  execFileSync(join(root, COMMAND), ['--help'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  try {
    const { status, stdout, error } = spawnSync(
      'script', ['-qec', `stty cols ${COLUMNS} rows 40; '${join(root, COMMAND)}'`, '/dev/null'],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, TERM: 'xterm-256color' }, stdio: ['ignore', 'pipe', 'inherit'] });
    if (error || status !== 0) {
      throw error ?? new Error(`${COMMAND} ended with ${status}:\n${stdout}`);
    }
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is on the screen after this output, which overwrites lines and does nothing else that a terminal can. */
function screen(output) {
  return output.replaceAll('\r\n', '\n').trimEnd().split('\n').map((line) => {
    const shown = line.split('\r').pop().replaceAll('\x1b[K', '').trimEnd();
    if (shown.includes('\x1b')) {
      throw new Error(`This picture has no escape sequences: ${JSON.stringify(shown)}`);
    }
    return shown;
  });
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function svg(lines) {
  const width = Math.ceil(COLUMNS * CHARACTER + 2 * MARGIN);
  const height = TITLE + lines.length * LINE + MARGIN;
  const text = lines.map((line, i) =>
    `<text x="${MARGIN}" y="${TITLE + (i + 1) * LINE - 4}"${i === 0 ? ' class="command"' : ''} xml:space="preserve">${escaped(line)}</text>\n`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>The terminal: what the command prints</title>
<style>
text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #d6dbe4; white-space: pre; }
.command { fill: #ffffff; font-weight: bold; }
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#1b2029" stroke="#4a5364"/>
<circle cx="20" cy="19" r="6" fill="#e0655c"/><circle cx="40" cy="19" r="6" fill="#dfaf45"/><circle cx="60" cy="19" r="6" fill="#5bb467"/>
${text.join('')}</svg>
`;
}

writeFileSync(image, svg([`$ ${COMMAND}`, ...screen(run())]));
console.log('docs/images/terminal.svg');
