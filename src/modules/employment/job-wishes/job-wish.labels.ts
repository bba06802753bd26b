/** 希望する仕事, in words (domain §3.8: 希望職種・時間等, 希望勤務地・賃金). */
import { beginnings } from '../employers/index.ts'

export const regularWishes = {
  regular: '正社員として',
  any: '正社員でも、ほかの働き方でも',
  other: 'パートなど、正社員ではない働き方で',
} as const
export type RegularWish = keyof typeof regularWishes

export const payKinds = { month: '月に', hour: '1時間に' } as const
export type PayKind = keyof typeof payKinds

export const daysOff = { saturday: '土曜', sunday: '日曜', holiday: '祝日', night: '夜' } as const
export type DayOff = keyof typeof daysOff

export const ways = { walk: '歩き', bicycle: '自転車', car: '車', bus: 'バス', train: '電車' } as const
export type Way = keyof typeof ways

/** What somebody wants to begin with, in the words of what workplaces offer. */
export const wants = beginnings
export type Want = keyof typeof wants

export const surroundings = {
  'few-people': '人が少ない',
  'quiet': '静か',
  'no-phone': '電話に出ない',
  'no-customers': '接客がない',
  'sitting': 'すわってできる',
  'standing': '立ち仕事・動く仕事',
  'own-pace': '自分のペースでできる',
  'with-others': '人といっしょに働く',
} as const
export type Surrounding = keyof typeof surroundings

export const musts = {
  regular: '正社員かどうか',
  days: '日数・休みの日',
  hours: '時間',
  pay: '賃金',
  place: '場所・通い方',
  surroundings: '職場のようす',
} as const
export type Must = keyof typeof musts

/** Who may see what is wished for (without name, age or number) to think of somebody for a job. */
export const seenBy = {
  desk: 'この機関の中だけ',
  council: 'ほかの機関の求人の担当にも、名前を出さずに',
} as const
export type SeenBy = keyof typeof seenBy

export const mayTell = {
  desk: '窓口の中だけ',
  employer: '応募先に、本人と相談した言い方で伝えてよい',
} as const
export type MayTell = keyof typeof mayTell
