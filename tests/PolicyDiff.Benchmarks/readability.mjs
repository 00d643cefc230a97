// Reads the same pages with Mozilla's Readability.js and turndown, for PolicyDiff.Benchmarks to set its own CPU beside.
// Install what it needs in a folder outside the project and copy this file there:
//   mkdir rival && cd rival && npm init -y && npm install @mozilla/readability jsdom turndown && cp …/readability.mjs .
// Then: PolicyDiff.Benchmarks text FOLDER --node rival/readability.mjs
// Standard input: one path of a page for each line. Standard output: milliseconds of CPU for each, warm, the same order.
import { readFileSync } from 'node:fs';
import { JSDOM, VirtualConsole } from 'jsdom';
import { Readability } from '@mozilla/readability';
import TurndownService from 'turndown';

const paths = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const pages = paths.map(path => readFileSync(path));
const turndown = new TurndownService({ headingStyle: 'atx' });
const read = body => {
  const dom = new JSDOM(body, { url: 'https://example.com/policy', contentType: 'text/html', virtualConsole: new VirtualConsole() });
  const article = new Readability(dom.window.document).parse();
  const text = article ? turndown.turndown(article.content) : '';
  dom.window.close();
  return text;
};
for (const page of pages.slice(0, 40)) read(page);
for (const page of pages) {
  const before = process.cpuUsage();
  read(page);
  const used = process.cpuUsage(before);
  console.log(((used.user + used.system) / 1000).toFixed(3));
}
