import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { busyWords } from './busy-words.ts'

/** How each verb on a button goes on; する is the same for all. */
const verbs: Record<string, string> = {
  とっておく: 'とって',
  聞く: '聞いて',
  解く: '解いて',
  開く: '開いて',
  つなぐ: 'つないで',
  引き継ぐ: '引き継いで',
  出す: '出して',
  残す: '残して',
  書く: '書いて',
  取り消す: '取り消して',
  直す: '直して',
  足す: '足して',
  戻す: '戻して',
  読みこむ: '読みこんで',
  読み込む: '読み込んで',
  伝える: '伝えて',
  見る: '見て',
  受け付ける: '受け付けて',
  申し込む: '申し込んで',
  加える: '加えて',
  変える: '変えて',
  答える: '答えて',
  終える: '終えて',
  つくる: 'つくって',
  取り下げる: '取り下げて',
  知らせる: '知らせて',
  受けとる: '受けとって',
  確かめる: '確かめて',
  使いはじめる: '使いはじめて',
  書きはじめる: '書きはじめて',
  書きとめる: '書きとめて',
  まとめる: 'まとめて',
  取りやめる: '取りやめて',
  止める: '止めて',
  決める: '決めて',
  締める: '締めて',
  受け入れる: '受け入れて',
  断る: '断って',
  送る: '送って',
  限る: '限って',
}

/** Every label of a form's button in the source, with whatever stands in an expression. */
function labels(): Set<string> {
  const found = new Set<string>()
  for (const file of globSync('src/**/*.tsx')) {
    const source = readFileSync(file, 'utf8')
    for (const [, plain, expression = ''] of source.matchAll(
      /<SubmitRow\b[^>]*?\blabel=(?:"([^"]+)"|\{((?:[^{}]|\{[^{}]*\})*)\})/g,
    ))
      for (const label of plain === undefined
        ? [...expression.matchAll(/'([^']+)'|`([^`]+)`/g)].map((each) => each[1] ?? each[2] ?? '')
        : [plain])
        found.add(label)
    for (const [, label = ''] of source.matchAll(/\bsubmit="([^"]+)"/g)) found.add(label)
  }
  return found
}

test('every button says in Japanese that it is being done', () => {
  const all = [...labels()]
  expect(all.length).toBeGreaterThan(50)
  const wrong = all.flatMap((label) => {
    const verb = Object.keys(verbs).find((each) => label.endsWith(each))
    const right = label.endsWith('する')
      ? `${label.slice(0, -2)}しています…`
      : verb === undefined
        ? '送っています…'
        : `${label.slice(0, -verb.length)}${verbs[verb] ?? ''}います…`
    return busyWords(label) === right ? [] : [`${label}: ${busyWords(label)} (${right})`]
  })
  // A verb that is new here wants its line above.
  expect(wrong).toEqual([])
})

test.each([
  ['控えました', '送っています…'],
  ['この内容で申込', '送っています…'],
  ['次へ行く', '次へ行っています…'],
  ['待つ', '待っています…'],
  ['見る', '見ています…'],
  ['借りる', '借りています…'],
  ['令和7年度を締める', '令和7年度を締めています…'],
])('%s', (label, words) => {
  expect(busyWords(label)).toBe(words)
})
