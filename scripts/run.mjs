// Plain JavaScript, so that an old Node.js reaches the sentence below instead of stopping at a type.
const [major] = process.versions.node.split('.')
if (Number(major) < 24) {
  console.error(
    `Node.js 24 以上が必要です (今は ${process.version})。Linux では npm ci が Node.js 24 も入れます。macOS では https://nodejs.org/ から入れてください。`,
  )
  process.exit(1)
}
const [script] = process.argv.splice(2, 1)
if (!/^[a-z]+$/.test(script ?? '')) {
  console.error('usage: node scripts/run.mjs SCRIPT [ARGUMENTS]')
  process.exit(1)
}
await import(`./${script}.ts`)
