/** Says what is wrong with an installation and how to mend it. Reads only. */
import type pg from 'pg'
import { fittingTool, findTools } from '../platform/backup/index.ts'
import { connectTo } from '../platform/database/hosts.ts'
import { groupRoles, schemaState } from '../platform/database/migrate.ts'
import { databaseDir } from '../platform/database/program.ts'
import { countUndelivered } from '../platform/mail/index.ts'
import { createPool } from '../platform/database/pool.ts'
import { packedState } from '../platform/packed.ts'
import { createScanner, harmlessAlarm } from '../platform/http/scan.ts'
import { commands } from '../platform/project.ts'
import { findDatabase, optionsOf, say, type Verb } from './verb.ts'

interface Finding {
  ok: boolean
  what: string
  mend?: string
}

async function examine(client: pg.Client): Promise<Finding[]> {
  const one = async <T>(text: string, values: unknown[] = []): Promise<T> =>
    (await client.query(text, values)).rows[0] as T
  const findings: Finding[] = []
  const { version } = await one<{ version: number }>(`select current_setting('server_version_num')::integer as version`)
  const major = Math.trunc(version / 10_000)
  findings.push(
    major >= 15 && major <= 18
      ? { ok: true, what: `PostgreSQL ${major}` }
      : {
          ok: false,
          what: `PostgreSQL ${major} では確かめていません`,
          mend: '15 から 18 の PostgreSQL を使ってください。',
        },
  )
  const { trigrams } = await one<{ trigrams: number }>(
    `select coalesce((select cardinality(show_trgm('百瀬'))
       where exists (select from pg_extension where extname = 'pg_trgm')), 0) as trigrams`,
  ).catch(() => ({ trigrams: 0 }))
  findings.push(
    trigrams > 0
      ? { ok: true, what: '日本語の検索(pg_trgm)が働きます' }
      : {
          ok: false,
          what: '日本語の検索が働きません',
          mend: 'LC_CTYPE が C のデータベースでは、漢字の索引が空になります。C.UTF-8 か ja_JP.UTF-8 でデータベースを作り直し、migrate を行ってください。',
        },
  )
  for (const role of groupRoles) {
    const { made, member } = await one<{ made: boolean; member: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as made,
      coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false) as member`,
      [role],
    )
    if (!made)
      findings.push({
        ok: false,
        what: `役 ${role} がありません`,
        mend: 'migrate を、役を作れる利用者で行ってください。',
      })
    else if (!member && role !== 'tsunagu_owner')
      findings.push({
        ok: false,
        what: `つなぐ利用者が役 ${role} に入っていません`,
        mend: `grant ${role} to (接続の利用者); を行ってください。`,
      })
  }
  const { exempt } = await one<{ exempt: boolean }>(
    `select rolsuper or rolbypassrls as exempt from pg_roles where rolname = current_user`,
  )
  if (exempt)
    findings.push({
      ok: false,
      what: '接続の利用者が、行の権限をまぬがれる力を持っています',
      mend: 'create role tsunagu_login login noinherit; を作り、役(tsunagu_app など)だけを与えて DATABASE_URL をそれに変えると安全です。取引ごとに役を下げるので、いまも見える範囲は変わりません。',
    })
  await client.query('set role tsunagu_app').catch(() => {})
  // Without its roles the login may not even read how new the database is; what to do about that is said above.
  const state = await schemaState(client, databaseDir).catch((error: { code?: string }) => {
    if (error.code === '42501') return null
    throw error
  })
  if (state === null) return findings
  const { pending, beyond } = state
  if (beyond.length > 0)
    findings.push({
      ok: false,
      what: `データベースは、このプログラムより新しい版です(${beyond.join('、')})`,
      mend: '新しいプログラムに替えてください。古いプログラムは、このデータベースに書きこみません。',
    })
  findings.push(
    pending.length === 0
      ? { ok: true, what: 'データベースは新しい版です' }
      : {
          ok: false,
          what: `データベースが古い版です(${pending.join('、')})`,
          mend: `${commands.tsunagu} migrate を行ってください。`,
        },
  )
  if (pending.length === 0) {
    const { unforced } = await one<{
      unforced: string | null
    }>(`select string_agg(relname, ', ') as unforced from pg_class
      where relkind = 'r' and relnamespace = current_schema()::regnamespace and relname <> 'migrations'
        and not (relrowsecurity and relforcerowsecurity)`)
    findings.push(
      unforced === null
        ? { ok: true, what: 'すべての表で、行の権限が強制されています' }
        : {
            ok: false,
            what: `行の権限が強制されていない表があります(${unforced})`,
            mend: 'だれかが表を変えています。バックアップから戻すか、開発元に伝えてください。',
          },
    )
  }
  return findings
}

async function examineMail(url: string): Promise<Finding[]> {
  const pool = createPool(url, { max: 1, applicationName: 'tsunagu-doctor' })
  try {
    const given = await countUndelivered(pool)
    return given === 0
      ? []
      : [
          {
            ok: false,
            what: `届けられなかったメールが${given}通あります`,
            mend: 'SMTP_URL と宛先のアドレスを確かめ、招待は管理の画面からもう一度送ってください。',
          },
        ]
  } catch {
    // Before the first migration there is no table of mails; that is said already.
    return []
  } finally {
    await pool.end()
  }
}

/** The program itself, where it came from the archive; says it before the database is asked, which may be away. */
function examineProgram(): Finding[] {
  const state = packedState()
  if (state === null) return []
  const [first] = state.differing
  const name = `プログラム ${state.version}${state.commit === null ? '' : `(${state.commit})`}`
  if (first === undefined) return [{ ok: true, what: `${name} は、作られたときのままです(ファイル${state.files}個)` }]
  return [
    {
      ok: false,
      what: `${name} のファイルが、作られたときとちがいます(${first}${state.differing.length === 1 ? '' : ` など${state.differing.length}個`})`,
      mend: '配布の書庫から、別のフォルダーに入れ直してください。',
    },
  ]
}

const tell = (finding: Finding): void =>
  say(finding.ok ? `よし  ${finding.what}` : `要確認 ${finding.what}\n       → ${finding.mend ?? ''}`)

/** No fault of the installation: where backups are made another way, nothing is missing. */
async function examineBackup(client: pg.Client, postgresTools: string | null): Promise<string | null> {
  const {
    rows: [server],
  } = await client.query<{ major: number }>(`select current_setting('server_version_num')::integer / 10000 as major`)
  const major = server?.major ?? 0
  if (fittingTool(findTools('pg_dump', postgresTools), { from: major, to: major }) !== undefined) return null
  return `要確認 PostgreSQL ${major} に合う pg_dump がないので、backup は使えません\n       → この機械に PostgreSQL ${major} の道具(Debian では postgresql-client-${major})を入れるか、そのフォルダーを TSUNAGU_PG_BIN で指定してください。`
}

/** Asked with the text that every scanner stops: one that lets it pass would let anything pass. */
async function examineScanner(command: readonly string[] | null): Promise<Finding | null> {
  if (command === null) return null
  const verdict = await createScanner(command)(Buffer.from(harmlessAlarm))
  if (verdict.kind === 'found') return { ok: true, what: `ウイルス対策の検査が働きます(${verdict.said})` }
  return verdict.kind === 'clean'
    ? {
        ok: false,
        what: 'TSUNAGU_SCAN_COMMAND の検査が、試験用の EICAR を止めません',
        mend: '引数(標準入力を調べる指定)と、ウイルスの定義を確かめてください。',
      }
    : {
        ok: false,
        what: `TSUNAGU_SCAN_COMMAND の検査ができません(${verdict.why})`,
        mend: '直るまで、ファイルは受け取られません。プログラムと、その常駐(ClamAV では clamav-daemon)を確かめてください。',
      }
}

export const doctorVerb: Verb = {
  name: 'doctor',
  usage: 'doctor',
  does: '設置に悪いところがないかを調べ、直し方を言います',
  async run(argv) {
    const { council } = optionsOf(argv, ['council']).values
    const program = examineProgram()
    for (const finding of program) tell(finding)
    const place = await findDatabase(council)
    let client: pg.Client | undefined
    try {
      client = await connectTo(place.url)
      const scanner = await examineScanner(place.config.scanCommand)
      const findings = [
        ...(await examine(client)),
        ...(await examineMail(place.url)),
        ...(scanner === null ? [] : [scanner]),
      ]
      for (const finding of findings) tell(finding)
      if (place.config.mode === 'service' && !place.source.baseUrl.startsWith('https:'))
        say(
          '要確認 BASE_URL が https ではありません\n       → 人が開くアドレスを BASE_URL=https://… で指定してください。',
        )
      if (
        place.config.mode === 'service' &&
        place.source.baseUrl.startsWith('https:') &&
        place.config.trustedProxies.length === 0
      )
        say(
          '要確認 TSUNAGU_TRUSTED_PROXY がないので、前に置く代理サーバーの向こうの人が、みな同じ接続元に見えます\n       → 代理サーバーのアドレスを指定してください(同じ機械なら TSUNAGU_TRUSTED_PROXY=loopback)。',
        )
      if (place.config.mode === 'service' && place.config.smtpUrl === null)
        say(
          '要確認 SMTP_URL がないので、招待のメールは送られません\n       → 招待の URL は user create の出力か管理の画面から渡してください。',
        )
      if (place.config.mode === 'service' && scanner === null)
        say(
          '要確認 TSUNAGU_SCAN_COMMAND がないので、届いたファイルはウイルス対策の検査を受けません\n       → ClamAV(Debian では clamav-daemon と clamdscan)を入れ、TSUNAGU_SCAN_COMMAND="clamdscan --no-summary --stream -" としてください。',
        )
      const backup = await examineBackup(client, place.config.postgresTools)
      if (backup !== null) say(backup)
      return [...program, ...findings].every((finding) => finding.ok) ? 0 : 1
    } catch (error) {
      say(
        `要確認 データベースにつながりません(${error instanceof Error ? error.message : String(error)})\n       → DATABASE_URL と、PostgreSQL が動いているかを確かめてください。`,
      )
      return 1
    } finally {
      await client?.end().catch(() => {})
      await place.close()
    }
  },
}
