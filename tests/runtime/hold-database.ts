/** Starts the embedded database of the folder given, as an application would, and holds it until it is killed. */
import { projectDir } from '../../src/platform/project.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/index.ts'

const database = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '', projectDir })
console.log(JSON.stringify({ url: database.url, socketDir: database.socketDir, dataDir: database.dataDir }))
setInterval(() => {}, 60_000)
process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)))
