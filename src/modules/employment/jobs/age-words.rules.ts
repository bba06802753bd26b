/**
 * Words in free text that limit by age: shown to who types, because a job that says 「年齢不問」 mustn't be limited by its
 * words. 「中高年歓迎」 says who is welcome and limits nobody.
 */

/** Where a number of years speaks of something else: 定年60歳, 65歳まで再雇用. */
const otherBefore =
  /(?:定年|再雇用|継続雇用|勤務延長|雇用延長|年金|創業|お子(?:さん|様)?|子ども|児童|入居者|利用者)[^\d。、,\n]{0,12}$/
const otherAfter =
  /^(?:を上限|が)?[^\d。、,\n]{0,6}?(?:定年|再雇用|継続|勤務延長|雇用延長|雇用を延長|の(?:お子|子ども|児童)|児)/
const welcomeAfter = /^[^。\n]{0,10}?(?:歓迎|活躍|応援|大歓迎)/

const age = String.raw`(?<![\d.])(?:満)?\d{2}(?:歳|才)`
const range = String.raw`(?<![\d.])(?:満)?\d{2}(?:歳|才)?(?:~|-|から|より)(?:満)?\d{2}(?:歳|才)`
const limit = String.raw`(?:くらい|ぐらい|程度)?(?:の方|の人)?(?:まで|未満|以下|以上|以内|に限る|に限り|限定|のみ|だけ)`
const decades = String.raw`(?<!\d)\d{2}(?:~\d{2})?代(?:の方|の人|の女性|の男性)?(?:に限る|に限り|限定|のみ|だけ|まで|以上|以下)`
const young = String.raw`若い(?:方|人|力|男性|女性|世代)|若手|若年|若者|お若い|ヤング`
const groups = String.raw`(?:中高年|シニア|ミドル|高齢者|青年|新卒|氷河期世代)(?:の方|の人|者)?(?:に限る|に限り|限定|のみ|だけ)`
const stated = String.raw`年齢制限(?:あり|有)|年齢[::]\s*\d{2}`

const limiting = new RegExp(
  [`(?:${range})(?:${limit})?`, `${age}${limit}`, decades, young, groups, stated].join('|'),
  'g',
)

/** What was written, with one width and one kind of waves and dashes. */
const evenly = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[〜～∼]/g, '~')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[ \t\u3000]+/g, '')

/** Each such word once, in the order of the text, as it reads evenly written. */
export function limitingWords(text: string): string[] {
  const plain = evenly(text)
  const words = [...plain.matchAll(limiting)].filter((match) => {
    const end = match.index + match[0].length
    const [before, after] = [plain.slice(Math.max(0, match.index - 30), match.index), plain.slice(end, end + 30)]
    if (otherBefore.test(before) || otherAfter.test(after)) return false
    // 「35〜59歳の方歓迎」 welcomes; 「40歳まで歓迎」 says where it ends.
    return !(/\d(?:歳|才)$/.test(match[0]) && welcomeAfter.test(after))
  })
  return [...new Set(words.map(([word]) => word.replaceAll('~', '〜')))]
}

/** Stands in each sentence that asks about such words. */
export const limitingWordsAsked = 'は、年齢を限る言葉に読めます。'
