/**
 * 中小企業 or not, as the subsidies of the 雇用保険二事業 ask (domain §6.0; 中小企業基本法 2条 has the same lines of business):
 * it is enough that the capital or the workers are within the limit.
 */
import { formatNumber } from '../../../platform/japanese/index.ts'

export type CompanySize = 'small' | 'large' | 'unknown'

export interface SizeVerdict {
  size: CompanySize
  /** In words, with the limit that decided. */
  reason: string
}

interface Limit {
  label: string
  /** Yen. */
  capital: number
  workers: number
}

/** In force since the law was written anew in 平成11年; a changed limit is a further set with its day. */
const limits = {
  retail: { label: '小売業・飲食店', capital: 50_000_000, workers: 50 },
  service: { label: 'サービス業', capital: 50_000_000, workers: 100 },
  wholesale: { label: '卸売業', capital: 100_000_000, workers: 100 },
  other: { label: 'そのほかの業種', capital: 300_000_000, workers: 300 },
} as const satisfies Record<string, Limit>

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at).padStart(2, '0'))

const wholesale = new Set(numbered(50, 55))
const retail = new Set([...numbered(56, 61), '76', '77'])
const service = new Set(['38', '39', ...numbered(70, 75), '78', ...numbered(80, 96)])
/** Classes of which a part is a service and a part isn't: 映像・音声・文字情報制作, 不動産賃貸(駐車場), 生活関連サービス(旅行). */
const parted = new Set(['41', '69', '79'])

function limitsOf(industry: string | null): Limit[] {
  if (industry === null) return Object.values(limits)
  if (parted.has(industry)) return [limits.service, limits.other]
  if (wholesale.has(industry)) return [limits.wholesale]
  if (retail.has(industry)) return [limits.retail]
  return service.has(industry) ? [limits.service] : [limits.other]
}

export interface KnownSize {
  /** Middle class of 日本標準産業分類, '09'. */
  industry: string | null
  /** Yen. */
  capital: number | null
  workers: number | null
}

/** What isn't known leads to `unknown`, never to `large`. */
export function companySize(known: KnownSize): SizeVerdict {
  const verdicts = limitsOf(known.industry).map((limit) => verdictBy(limit, known))
  const [first = { size: 'unknown' as const, reason: '' }] = verdicts
  if (verdicts.every((each) => each.size === first.size)) return first
  return {
    size: 'unknown',
    reason:
      known.industry === null
        ? '業種によって変わります。業種を入れると分かります。'
        : 'この業種の中の、どの仕事かによって変わります。労働局に確かめてください。',
  }
}

/** 3億円, 5,000万円. */
export const yen = (amount: number): string =>
  amount >= 100_000_000 && amount % 100_000_000 === 0
    ? `${formatNumber(amount / 100_000_000)}億円`
    : `${formatNumber(amount / 10_000)}万円`

function verdictBy(limit: Limit, { capital, workers }: KnownSize): SizeVerdict {
  const line = `${limit.label}は、資本金${yen(limit.capital)}以下か、常時使用する労働者${formatNumber(limit.workers)}人以下`
  if (workers !== null && workers <= limit.workers)
    return { size: 'small', reason: `${line}。労働者が${formatNumber(workers)}人です。` }
  if (capital !== null && capital <= limit.capital)
    return { size: 'small', reason: `${line}。資本金が${yen(capital)}です。` }
  if (workers !== null && capital !== null) return { size: 'large', reason: `${line}。どちらも超えています。` }
  const missing = [...(capital === null ? ['資本金'] : []), ...(workers === null ? ['労働者の数'] : [])].join('と')
  return { size: 'unknown', reason: `${line}。${missing}が分からないので決められません。` }
}

export const companySizeLabels: Record<CompanySize, string> = {
  small: '中小企業',
  large: '中小企業ではない',
  unknown: '分からない',
}
