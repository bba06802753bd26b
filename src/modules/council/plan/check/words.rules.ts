/** Words that are miswritten, names that nearly are one, two words for one thing, brackets (domain §1.4, kind W). */
import { type CheckedPlan, type Found, type Place, quoteOf, type Rule, wordingsOf } from './found.ts'
import { miswritten, oneOf } from './vocabulary.ts'

type Wording = ReturnType<typeof wordingsOf>[number]

/** The same sentence stands in the roadmap and with its measure: shown once. */
function placesOf(own: Wording[], around: string): Place[] {
  const places = own.map(({ document, place, quote }) => ({ document, place, quote: quoteOf(quote, around) }))
  return places.filter(
    (place, index) =>
      places.findIndex((each) => each.document === place.document && each.quote === place.quote) === index,
  )
}
const idsOf = (own: Wording[]) => ({
  measureIds: [...new Set(own.flatMap((each) => each.measureIds))],
  roadmapRowIds: [...new Set(own.flatMap((each) => each.roadmapRowIds))],
})

export const miswrittenWords: Rule = {
  key: 'miswritten',
  kind: 'wording',
  find: (checked) => {
    const all = wordingsOf(checked)
    return miswritten.flatMap(({ wrong, right }): Found[] => {
      const own = all.filter((each) => each.quote.includes(wrong))
      return own.length === 0
        ? []
        : [
            {
              subject: wrong,
              title: `「${wrong}」は「${right}」か`,
              text: `「${wrong}」と書かれています。「${right}」の誤りとみられます。`,
              places: placesOf(own, wrong),
              ...idsOf(own),
            },
          ]
    })
  },
}

/** ぽ and ぼ, は and ば look alike in print; a name that differs in nothing else is that name. */
const withoutMarks = (text: string): string => text.normalize('NFD').replaceAll(/[\u3099\u309A]/g, '')

/** Desks' names as their first word of kana, at least four letters long: まいさぽ of まいさぽ上田. */
const kanaNames = ({ desks }: CheckedPlan): string[] => [
  ...new Set(
    desks
      .flatMap((desk) => [desk.kindLabel, desk.publicName, desk.name])
      .flatMap((name) => name.match(/[ぁ-ゖー]{4,}|[ァ-ヺー]{4,}/g) ?? []),
  ),
]

export const nearNames: Rule = {
  key: 'near-name',
  kind: 'wording',
  find: (checked) => {
    const all = wordingsOf(checked)
    return kanaNames(checked).flatMap((name): Found[] => {
      const plain = withoutMarks(name)
      const seen = new Map<string, Wording[]>()
      for (const wording of all) {
        for (let at = 0; at + name.length <= wording.quote.length; at++) {
          const part = wording.quote.slice(at, at + name.length)
          if (part !== name && withoutMarks(part) === plain) seen.set(part, [...(seen.get(part) ?? []), wording])
        }
      }
      return [...seen].map(([written, own]) => ({
        subject: `${name} ${written}`,
        title: `「${written}」は「${name}」か`,
        text: `窓口の名は「${name}」ですが、「${written}」と書かれたところがあります。`,
        places: placesOf(own, written),
        ...idsOf(own),
      }))
    })
  },
}

export const twoWordsForOne: Rule = {
  key: 'two-words',
  kind: 'wording',
  find: (checked) => {
    const all = wordingsOf(checked)
    return oneOf.flatMap(([one, other]): Found[] => {
      const [first, second] = [
        all.filter((each) => each.quote.includes(one)),
        all.filter((each) => each.quote.includes(other)),
      ]
      if (first.length === 0 || second.length === 0) return []
      return [
        {
          subject: `${one} ${other}`,
          title: `「${one}」と「${other}」`,
          text: `同じことを指すとみられる言葉が、「${one}」と「${other}」の二とおりで書かれています。`,
          places: [...placesOf(first, one).slice(0, 2), ...placesOf(second, other).slice(0, 2)],
          ...idsOf([...first.slice(0, 2), ...second.slice(0, 2)]),
        },
      ]
    })
  },
}

export const openBrackets: Rule = {
  key: 'open-bracket',
  kind: 'wording',
  find: (checked) =>
    wordingsOf(checked)
      .flatMap((each): Found[] => {
        const [opened, closed] = [each.quote.match(/[((]/g)?.length ?? 0, each.quote.match(/[))]/g)?.length ?? 0]
        const [begun, ended] = [each.quote.split('「').length, each.quote.split('」').length]
        if (opened === closed && begun === ended) return []
        return [
          {
            subject: `${each.document} ${each.place}`,
            title: '閉じていない括弧',
            text: '始まりと終わりの数が合わない括弧があります。どこまでがその内容か、読みとれません。',
            places: [{ document: each.document, place: each.place, quote: quoteOf(each.quote) }],
            measureIds: each.measureIds,
            roadmapRowIds: each.roadmapRowIds,
          },
        ]
      })
      .filter((found, index, all) => all.findIndex((each) => each.subject === found.subject) === index),
}
