/**
 * A developer's tool: renders the sample pages of tests/kit to .tmp/kit/NAME.html with the real stylesheet and scripts,
 * to look at the parts without a database. Invented people, never shipped.
 *   node scripts/kit.ts && node scripts/look.ts .tmp/kit/today.html /tmp/today.png
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { build } from 'esbuild'

const out = resolve('.tmp/kit')
mkdirSync(out, { recursive: true })
process.env['NODE_ENV'] = 'production'

await build({
  entryPoints: ['src/ui/styles/main.css'],
  bundle: true,
  minify: true,
  outfile: `${out}/main.css`,
  logLevel: 'warning',
})
await build({
  entryPoints: ['src/browser/main.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  outfile: `${out}/main.js`,
  logLevel: 'warning',
})
await build({
  entryPoints: ['tests/kit/pages.tsx'],
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  outfile: 'dist/kit.js',
  logLevel: 'warning',
})

const { pages } = (await import(pathToFileURL(resolve('dist/kit.js')).href)) as { pages: Record<string, () => string> }
for (const [name, render] of Object.entries(pages)) {
  const started = performance.now()
  const html = render()
  writeFileSync(`${out}/${name}.html`, html)
  console.log(`${name}.html ${(html.length / 1024).toFixed(0)} KB, ${(performance.now() - started).toFixed(1)} ms`)
}
