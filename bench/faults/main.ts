/**
 * `npm run faults`: a night of faults under machines that write without a pause. For each: how long nobody was served,
 * how soon after the database's return everybody was; in the end, over all acknowledged writes:
 * lost, doubled, half done.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { projectDir } from '../../src/platform/project.ts'
import { beginLoad, type Load } from './load.ts'
import { debianPair, embeddedServer, type Pair } from './servers.ts'
import { environmentOf, freePort } from '../product.ts'
import { databaseBack, setStage, settingsOf, type Server, type Stage } from './stage.ts'

interface Row {
  fault: string
  unserved: string
  back: string
  note: string
}

interface Fault {
  name: string
  /**
   * Hurts, and ends when the hurt is over (not: when all is well again).
   * @returns a remark, or null where it can't be done here
   */
  hurt(stage: Stage): Promise<string | null>
}

async function asOwner<T>(server: Server, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.ownerUrl.replace(/,[^/]*/, '') })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

const processesOf = (cluster: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === cluster
      } catch {
        return false
      }
    })

const faults: Fault[] = [
  {
    name: 'アプリを kill -9 して、もう一度始める',
    hurt: async ({ app }) => {
      await app.kill('SIGKILL')
      await app.start()
      return ''
    },
  },
  {
    name: '接続をすべて切る(pg_terminate_backend)',
    hurt: ({ server }) =>
      asOwner(server, async (client) => {
        await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tsunagu_login'`)
        return ''
      }),
  },
  {
    name: 'データベースを再起動する',
    hurt: async ({ server }) => {
      process.kill(server.postmaster(), 'SIGINT')
      return ''
    },
  },
  {
    name: 'データベースを kill -9 する',
    hurt: async ({ server }) => {
      process.kill(server.postmaster(), 'SIGKILL')
      return ''
    },
  },
  {
    name: 'データベースが8秒こおる(SIGSTOP)',
    hurt: async ({ server }) => {
      const all = processesOf(server.dataDir)
      for (const pid of all) process.kill(pid, 'SIGSTOP')
      await delay(8_000)
      for (const pid of all) process.kill(pid, 'SIGCONT')
      return ''
    },
  },
  {
    name: 'ケースの表が8秒ロックされる',
    hurt: ({ server }) =>
      asOwner(server, async (client) => {
        await client.query('begin; lock table cases in access exclusive mode')
        await delay(8_000)
        await client.query('rollback')
        return '公開ページは続く'
      }),
  },
  {
    name: '置き場所がいっぱいになる(6秒)',
    hurt: async ({ server }) => {
      if (statSync(server.dataDir).dev === statSync(tmpdir()).dev) return null
      const filler = join(server.dataDir, '..', 'filler')
      const { status } = spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M'], { stdio: 'ignore' })
      await delay(6_000)
      rmSync(filler)
      return status === 0 ? null : ''
    },
  },
  {
    name: '時計が12分おくれた機械から始める',
    hurt: async ({ server }) => {
      const preload = `data:text/javascript,${encodeURIComponent('const now = Date.now; Date.now = () => now() - 720000')}`
      const done = spawnSync(process.execPath, ['--import', preload, join(projectDir, 'scripts', 'run.mjs'), 'start'], {
        env: environmentOf(1, settingsOf(server)),
        encoding: 'utf8',
        timeout: 60_000,
      })
      return done.status === 1 && done.stderr.includes('時計')
        ? '始まらず、わけを言う'
        : `始まってしまう: ${done.stderr.slice(-200)}`
    },
  },
]

const failOver: Fault = {
  name: '一台目を kill -9 し、二台目が引きつぐ',
  hurt: async ({ server }) => {
    await (server as Pair).failOver()
    return ''
  },
}

async function suffer(stage: Stage, load: Load, fault: Fault): Promise<Row> {
  await delay(2_000)
  load.markProbes()
  const began = performance.now()
  const note = await fault
    .hurt(stage)
    .catch((error: unknown) => `できない: ${error instanceof Error ? error.message : String(error)}`)
  if (note === null) return { fault: fault.name, unserved: '-', back: '-', note: 'この機械ではできない' }
  const over =
    (
      await Promise.all(
        stage.server.ownerUrl.includes(',')
          ? [databaseBack(second(stage.server.ownerUrl), 60_000)]
          : [databaseBack(stage.server.ownerUrl, 60_000)],
      )
    )[0] ?? performance.now()
  let served: number | null = null
  for (const deadline = performance.now() + 60_000; served === null && performance.now() < deadline; await delay(50))
    served = load.servedAfter(over)
  await delay(1_000)
  const exited = stage.app.exitCode()
  return {
    fault: fault.name,
    unserved: `${(load.unserved() / 1000).toFixed(1)}`,
    back: served === null ? '60以上' : `${Math.max(0, (served - over) / 1000).toFixed(1)}`,
    note: [
      note,
      exited === null ? '' : `アプリが終わった(${exited})`,
      `${((performance.now() - began) / 1000).toFixed(0)}秒`,
    ]
      .filter((part) => part !== '')
      .join('、'),
  }
}
const second = (url: string): string => url.replace(/@[^,]*,/, '@')

interface Verdict {
  acknowledged: number
  lost: number
  doubled: number
  half: number
  verify: string
}

/** Over the records themselves, past every policy. */
async function judge(server: Server, load: Load): Promise<Verdict> {
  const url = server.ownerUrl.includes(',') ? second(server.ownerUrl) : server.ownerUrl
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const count = async (text: string, values: unknown[] = []): Promise<number> =>
    Number((await client.query<{ count: string | number }>(text, values)).rows[0]?.count ?? -1)
  const ids = load.acknowledged.map((each) => each.id)
  const lost = ids.length - (await count('select count(*) from cases where id = any($1::uuid[])', [ids]))
  const doubled = await count(
    `select coalesce(sum(n - 1), 0) as count
     from (select count(*) as n from consultations where note like '夜の書き込み %' group by note) k
     where n > 1`,
  )
  const half = await count(`select count(*) from cases c
    where exists (select from consultations k where k.case_id = c.id and k.note like '夜の書き込み %')
      and not (
        exists (select from next_actions n where n.case_id = c.id and n.ended_at is null)
        and exists (select from episodes e where e.case_id = c.id)
        and exists (select from ledger l where l.case_id = c.id and l.kind = 'case.opened')
        and exists (select from facts f join ledger l on l.id = f.ledger_id
          where l.case_id = c.id and f.kind = 'consultation'))`)
  await client.end()
  const verify = spawnSync(process.execPath, [join(projectDir, 'scripts', 'run.mjs'), 'tsunagu', 'verify'], {
    env: environmentOf(1, settingsOf(server)),
    encoding: 'utf8',
  })
  return {
    acknowledged: ids.length,
    lost,
    doubled,
    half,
    verify: verify.status === 0 ? '合う' : `合わない: ${verify.stdout}${verify.stderr}`,
  }
}

function show(server: Server, rows: readonly Row[], verdict: Verdict, load: Load): void {
  const write = (line: string): void => void process.stdout.write(`${line}\n`)
  write(`\n${server.name}`)
  write('| 起きたこと | 使えなかった秒 | データベースが戻ってから使えるまでの秒 | |\n|---|---:|---:|---|')
  for (const row of rows) write(`| ${row.fault} | ${row.unserved} | ${row.back} | ${row.note} |`)
  write(
    `認めた書き込み ${verdict.acknowledged}件: 失われた ${verdict.lost}、二重 ${verdict.doubled}、半分 ${verdict.half}。verify: ${verdict.verify}。思いがけない答え: ${[...load.odd].map(([what, times]) => `${what} ×${times}`).join('、') || 'なし'}`,
  )
}

async function night(server: Server, list: readonly Fault[]): Promise<boolean> {
  const stage = await setStage(server)
  const load = beginLoad(stage)
  const rows: Row[] = []
  try {
    for (const fault of list) {
      process.stderr.write(`${fault.name} …\n`)
      rows.push(await suffer(stage, load, fault))
    }
  } finally {
    await load.stop()
    await stage.app.kill('SIGTERM')
  }
  const verdict = await judge(server, load)
  show(server, rows, verdict, load)
  return (
    verdict.lost === 0 &&
    verdict.doubled === 0 &&
    verdict.half === 0 &&
    verdict.verify === '合う' &&
    rows.every((row) => row.back === '-' || Number(row.back) <= 5)
  )
}

/** A small file system that can be filled; a plain folder where this machine lets nobody mount one. */
function smallDisk(): { folder: string; release: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagu-night-'))
  chmodSync(folder, 0o711)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=0711', 'tmpfs', folder]).status === 0
  return {
    folder,
    release: () => {
      if (mounted) spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function run(): Promise<number> {
  const disk = smallDisk()
  let isWell = true
  try {
    mkdirSync(join(disk.folder, 'data'), { mode: 0o711 })
    const server = await embeddedServer(join(disk.folder, 'data'))
    try {
      isWell = (await night(server, faults)) && isWell
    } finally {
      await server.stop()
    }
  } finally {
    disk.release()
  }
  const pair = await debianPair([await freePort(), await freePort()])
  if (pair === undefined) {
    process.stdout.write('\n二台での引きつぎ: この機械には Debian の PostgreSQL がないので、していません。\n')
  } else {
    try {
      isWell =
        (await night(pair, [
          failOver,
          {
            name: '引きついだあとに、アプリを kill -9 する',
            hurt: async ({ app }) => {
              await app.kill('SIGKILL')
              await app.start()
              return ''
            },
          },
        ])) && isWell
    } finally {
      await pair.stop()
    }
  }
  return isWell ? 0 : 1
}
