/**
 * A Chromium for tests and screenshots. Linux x64 uses the one from npm; elsewhere an installed Chrome.
 * Pages have no web font (closed networks, docs/decisions), so the machine's fonts decide what is seen: a bare
 * container has none for Japanese and shows boxes. A fontconfig of our own lends Noto Sans JP from npm.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { chromium, type Browser, type BrowserContextOptions } from 'playwright-core'

const projectDir = join(import.meta.dirname, '..', '..')
const modules = join(projectDir, 'node_modules')

/** One folder per OS user and version: Chromium from another user would be there but not executable. */
function cacheDir(): string {
  const manifest = JSON.parse(readFileSync(join(modules, '@sparticuz', 'chromium', 'package.json'), 'utf8')) as {
    version: string
  }
  return join(tmpdir(), `tsunagu-chromium-${manifest.version}-${userInfo().uid}`)
}

async function unpackedChromium(): Promise<{ executablePath: string; libraryPath: string }> {
  const home = cacheDir()
  if (!existsSync(home)) {
    // Unpacked aside and renamed at once: two test runs that start together never see half a browser.
    const staging = mkdtempSync(`${home}.`)
    const before = process.env['TMPDIR']
    process.env['TMPDIR'] = staging
    try {
      const { default: packaged, inflate } = await import('@sparticuz/chromium')
      await packaged.executablePath()
      await inflate(join(modules, '@sparticuz', 'chromium', 'bin', 'al2023.tar.br'))
    } finally {
      if (before === undefined) delete process.env['TMPDIR']
      else process.env['TMPDIR'] = before
    }
    try {
      renameSync(staging, home)
    } catch (error) {
      if (!existsSync(join(home, 'chromium'))) throw error
      rmSync(staging, { recursive: true, force: true })
    }
  }
  return { executablePath: join(home, 'chromium'), libraryPath: join(home, 'al2023', 'lib') }
}

/**
 * Chromium scans WOFF files as fonts of the machine but can't draw with them,
 * so the tables are unpacked (W3C WOFF 1.0, section 4).
 */
function trueTypeFromWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const entries = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)]
    const stored = woff.subarray(offset, offset + packed)
    return {
      tag: woff.subarray(at, at + 4),
      checksum: woff.readUInt32BE(at + 16),
      data: packed < length ? inflateSync(stored) : stored,
    }
  })
  const largest = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + count * 16)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(largest * 16, 6)
  head.writeUInt16BE(Math.log2(largest), 8)
  head.writeUInt16BE((count - largest) * 16, 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (const [index, entry] of entries.entries()) {
    const at = 12 + index * 16
    entry.tag.copy(head, at)
    head.writeUInt32BE(entry.checksum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(entry.data.length, at + 12)
    const padding = (4 - (entry.data.length % 4)) % 4
    parts.push(entry.data, Buffer.alloc(padding))
    offset += entry.data.length + padding
  }
  return Buffer.concat(parts)
}

/**
 * The npm font is cut into files that all call themselves "Noto Sans JP Thin". `japanese-*` holds the common
 * characters; what it lacks (髙, ①, →) is in the numbered files, offered under a second family that is only a fallback.
 */
function fontConfiguration(): string {
  const source = join(modules, '@fontsource', 'noto-sans-jp', 'files')
  const key = createHash('sha256')
    .update(source + readFileSync(import.meta.filename, 'utf8'))
    .digest('hex')
    .slice(0, 10)
  const home = join(tmpdir(), `tsunagu-fonts-${userInfo().uid}-${key}`)
  const file = join(home, 'fonts.conf')
  if (existsSync(file)) return file
  const staging = mkdtempSync(`${home}.`)
  mkdirSync(join(staging, 'main'))
  mkdirSync(join(staging, 'rest'))
  for (const name of readdirSync(source)) {
    const match = /^noto-sans-jp-(japanese|\d+)-(400|700)-normal\.woff$/.exec(name)
    if (!match) continue
    const folder = match[1] === 'japanese' ? 'main' : 'rest'
    writeFileSync(
      join(staging, folder, name.replace(/woff$/, 'ttf')),
      trueTypeFromWoff(readFileSync(join(source, name))),
    )
  }
  const rename = (folder: string, weight: string, family: string): string => `
  <match target="scan">
    <test name="file" compare="contains"><string>/${folder}/</string></test>
    <test name="file" compare="contains"><string>-${weight}-normal</string></test>
    <edit name="family" mode="assign"><string>${family}</string></edit>
    <edit name="fullname" mode="assign"><string>${family} ${weight}</string></edit>
    <edit name="style" mode="assign"><string>${weight === '700' ? 'Bold' : 'Regular'}</string></edit>
    <edit name="weight" mode="assign"><const>${weight === '700' ? 'bold' : 'regular'}</const></edit>
  </match>`
  const everyName = ['sans-serif', 'serif', 'monospace', 'system-ui', 'ui-monospace']
  writeFileSync(
    join(staging, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${home}/main</dir>
  <dir>${home}/rest</dir>
  <cachedir>${home}/cache</cachedir>
  ${rename('main', '400', 'Noto Sans JP')}${rename('main', '700', 'Noto Sans JP')}
  ${rename('rest', '400', 'Noto Sans JP Rest')}${rename('rest', '700', 'Noto Sans JP Rest')}
  ${everyName.map((family) => `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans JP</family><family>Noto Sans JP Rest</family></prefer></alias>`).join('\n  ')}
  <match target="pattern"><edit name="family" mode="append" binding="weak"><string>Noto Sans JP</string><string>Noto Sans JP Rest</string></edit></match>
</fontconfig>
`,
  )
  try {
    renameSync(staging, home)
  } catch (error) {
    if (!existsSync(file)) throw error
    rmSync(staging, { recursive: true, force: true })
  }
  return file
}

/** Starts a headless browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, libraryPath } = await unpackedChromium()
    return chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--disable-dev-shm-usage'],
      // The packaged libraries come last: they only help where the machine has no NSS of its own.
      env: {
        ...process.env,
        FONTCONFIG_FILE: fontConfiguration(),
        LD_LIBRARY_PATH: [
          process.env['LD_LIBRARY_PATH'],
          '/lib/x86_64-linux-gnu',
          '/usr/lib/x86_64-linux-gnu',
          '/usr/lib64',
          libraryPath,
        ]
          .filter(Boolean)
          .join(':'),
      } as Record<string, string>,
    })
  }
  return chromium.launch({ channel: 'chrome' })
}

/** What every page of ours is seen with: Japanese, Tokyo, and nothing remembered from another page. */
export const japaneseReader: BrowserContextOptions = {
  locale: 'ja-JP',
  timezoneId: 'Asia/Tokyo',
  reducedMotion: 'reduce',
}
