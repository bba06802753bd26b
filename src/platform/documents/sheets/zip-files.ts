/** The files of a ZIP that somebody brought, with their names. Runs in the worker thread (sheet-reader.ts). */
import { unzipSync } from 'fflate'
import { keptName } from '../../file-name.ts'
import { SheetRefused } from './sheet-cells.ts'

export interface ZipLimits {
  /** Bytes of one file, and of all, unfolded. */
  each: number
  all: number
  files: number
}

export interface ZipFile {
  name: string
  bytes: Uint8Array
}

/** What a computer adds by itself and nobody means: folders of macOS, thumbnails, the mark of an open Excel file. */
const byItself = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*)$/i

/**
 * Every file of it, so that what is none of ours is refused by its name and doesn't just vanish.
 * @throws SheetRefused
 */
export function filesOf(bytes: Uint8Array, limits: ZipLimits): ZipFile[] {
  let [unfolded, files] = [0, 0]
  try {
    // The sizes that the ZIP itself states come before anything is unfolded; no file gets more room than it says.
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || byItself.test(name)) return false
        unfolded += originalSize
        files += 1
        if (files > limits.files) throw new SheetRefused(`一度に${limits.files}の表までです。`)
        if (originalSize > limits.each || unfolded > limits.all)
          throw new SheetRefused(`「${nameOf(name)}」が大きすぎます。ZIPから外して、もう一度選んでください。`)
        return true
      },
    })
    const found = Object.entries(parts)
    if (found.length < files)
      throw new SheetRefused('ZIPの中に、同じ名前のファイルが二つあります。名前を変えて、もう一度選んでください。')
    return found.map(([path, content]) => ({ name: nameOf(path), bytes: content }))
  } catch (error) {
    throw error instanceof SheetRefused ? error : new SheetRefused('表をまとめたZIPか、Excelの表を選んでください。')
  }
}

/** The file's own name. Explorer writes it in CP932 without saying so; such bytes arrive as Latin characters. */
function nameOf(path: string): string {
  const isBytes =
    [...path].every((letter) => letter.charCodeAt(0) < 256) && [...path].some((letter) => letter.charCodeAt(0) > 127)
  // Undoing a name byte by byte: a backslash may be half of a Japanese character, so folders are taken off afterwards.
  const text = isBytes
    ? new TextDecoder('shift_jis').decode(Uint8Array.from(path, (letter) => letter.charCodeAt(0)))
    : path
  return keptName(text) || '名前のないファイル'
}
