/**
 * A picture of a page, standing alone: its look in attributes, its title, what it says and where it is from within the
 * picture itself, dark on white, in fonts that every machine has something for.
 */
import { brokenLines } from '../ui/index.ts'
import { pictureColors, pictureStyles } from './picture-styles.ts'

export interface PictureWords {
  title: string
  /** Notes, source and instant: a line each, broken where it is too long. */
  lines: readonly string[]
}

const faces = "'Noto Sans JP', 'Noto Sans CJK JP', 'Hiragino Sans', 'BIZ UDPGothic', Meiryo, sans-serif"
const margin = 24
const titleSize = 20
const lineSize = 13
/** Wide ones as wide as a page of a report, tall ones (maps) half of it and a little more; a sheet keeps its size. */
const [wide, narrow] = [960, 640]

/** @param markup of a page's picture: the first SVG in it, and what stands below it in words */
export function standAlone(markup: string, { title, lines }: PictureWords): string {
  const svg = /<svg([^>]*)>([\s\S]*?)<\/svg>/.exec(markup)
  if (svg === null) throw new Error('there is no picture to take along')
  const [, head = '', inner = ''] = svg
  const [x = 0, y = 0, width = 1, height = 1] = (attributeOf(head, 'viewBox') ?? '').split(' ').map(Number)
  const whole = width > height * 1.2 || width >= wide - 2 * margin ? wide : narrow
  const drawn = { width: whole - 2 * margin, height: Math.round(((whole - 2 * margin) * height) / width) }
  const caption = wordsOf(/<figcaption>([\s\S]*?)<\/figcaption>/.exec(markup)?.[1] ?? '')
  const said = [...(caption === '' ? [] : [caption]), ...lines]
  const titles = brokenLines(title, titleSize, drawn.width)
  const below = said.flatMap((line) => brokenLines(line, lineSize, drawn.width))
  const top = margin + titles.length * 28
  const foot = top + drawn.height + 16
  const all = foot + below.length * 20 + margin - 8
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${all}" viewBox="0 0 ${whole} ${all}" role="img" font-family="${escaped(faces)}" fill="${pictureColors['ink']}">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${attributeOf(head, 'aria-label') ?? ''}</desc>`,
    `<rect width="${whole}" height="${all}" fill="${pictureColors['white']}"/>`,
    ...titles.map((line, at) => textAt(line, margin + 18 + at * 28, titleSize, 'ink', ' font-weight="700"')),
    `<svg x="${margin}" y="${top}" width="${drawn.width}" height="${drawn.height}" viewBox="${x} ${y} ${width} ${height}">${styled(inner)}</svg>`,
    ...below.map((line, at) => textAt(line, foot + 14 + at * 20, lineSize, 'ink-2')),
    '</svg>',
  ].join('')
}

const textAt = (line: string, y: number, size: number, color: string, more = ''): string =>
  `<text x="${margin}" y="${y}" font-size="${size}px" fill="${pictureColors[color]}"${more}>${escaped(line)}</text>`

/** Each class as the attributes that it stands for; what an element says itself wins, but for its class's own size. */
function styled(inner: string): string {
  return inner.replace(/<[a-z]+ [^>]*?class="([^"]*)"[^>]*>/gi, (tag: string, classes: string) => {
    const looks = Object.assign({}, ...classes.split(/\s+/).map((each) => pictureStyles[each] ?? {})) as Record<
      string,
      string
    >
    const own = tag.replace(/ class="[^"]*"/, '')
    const added = Object.entries(looks).filter(([name]) => attributeOf(own, name) === null)
    return own.replace(/^<[a-z]+/i, (name) => name + added.map(([key, value]) => ` ${key}="${value}"`).join(''))
  })
}

const attributeOf = (tag: string, name: string): string | null =>
  new RegExp(`(?:^|\\s)${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? null

const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .trim()

/** XML has no sign for most control characters: they are left out. */
const escaped = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- just these are meant
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
