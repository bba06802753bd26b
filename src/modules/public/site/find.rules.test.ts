import { describe, expect, test } from 'vitest'
import {
  type FindAnswers,
  findHref,
  ownPath,
  previousHref,
  progressOf,
  parseAnswers,
  stepOf,
  withWorry,
  without,
} from './find.rules.ts'

const isPlace = (code: string): boolean => code === '20203'
const read = (text: string): FindAnswers => parseAnswers(new URLSearchParams(text), isPlace)

describe('the questions on the way to a desk', () => {
  test.each([
    ['', 'worry'],
    ['worry=regular-job', 'seeker'],
    ['worry=regular-job&who=self', 'place'],
    ['worry=regular-job&who=self&place=20203', 'age'],
    ['worry=regular-job&who=self&place=20203&age=40s', 'result'],
    // Who speaks about the family isn't asked who it is about.
    ['worry=family', 'place'],
    ['worry=family&who=supporter&place=20203&age=unknown', 'result'],
    // What is no answer is asked again, however it came there.
    ['worry=fortune&who=self&place=20203&age=40s', 'worry'],
    ['worry=regular-job&who=cat', 'seeker'],
    ['worry=regular-job&who=self&place=13101&age=40s', 'place'],
    ['worry=regular-job&who=self&place=20203&age=<b>', 'age'],
  ])('%s asks for %s', (query, step) => {
    expect(stepOf(read(query), false)).toBe(step)
  })

  test('answers can be changed only when all are there', () => {
    expect(stepOf(read('worry=regular-job&who=self&place=20203&age=40s'), true)).toBe('change')
    expect(stepOf(read('worry=regular-job'), true)).toBe('seeker')
  })

  test('an address holds exactly what was answered', () => {
    const answers = read('worry=long-out-of-work&who=supporter&place=20203&age=50s')
    expect(findHref(answers)).toBe('/find?worry=long-out-of-work&who=supporter&place=20203&age=50s')
    expect(read(findHref(answers).split('?')[1] ?? '')).toEqual(answers)
    expect(findHref(read('worry=family'))).toBe('/find?worry=family')
    expect(findHref({})).toBe('/find')
  })

  test('the way back keeps what comes after', () => {
    const answers = read('worry=regular-job&who=self&place=20203')
    expect(previousHref('age', answers)).toBe('/find?worry=regular-job&who=self')
    expect(previousHref('seeker', { ...answers, seeker: null })).toBe('/find?place=20203')
    expect(previousHref('worry', answers)).toBeNull()
    expect(previousHref('place', read('worry=family'))).toBe('/find')
  })

  test('choosing the family says who it is about, choosing something else asks again', () => {
    expect(withWorry(read('who=self&place=20203'), 'family')).toMatchObject({
      worry: 'family',
      seeker: null,
      place: '20203',
    })
    expect(withWorry(read('who=supporter'), 'family').seeker).toBe('supporter')
    expect(stepOf(withWorry(without(read('worry=family&place=20203'), 'worry'), 'regular-job'), false)).toBe('seeker')
  })

  test('three or four questions', () => {
    expect(progressOf('age', read('worry=regular-job'))).toEqual({ number: 4, of: 4 })
    expect(progressOf('age', read('worry=family'))).toEqual({ number: 3, of: 3 })
    expect(progressOf('worry', read(''))).toEqual({ number: 1, of: 4 })
  })
})

describe('the way back after changing the letters', () => {
  test.each([
    ['/find?worry=family&place=20203', '/find?worry=family&place=20203'],
    ['/find/desks?q=うえだ', '/find/desks?q=%E3%81%86%E3%81%88%E3%81%A0'],
    ['/figures', '/figures'],
    [null, '/'],
    ['', '/'],
    ['https://elsewhere.example/', '/'],
    ['//elsewhere.example/', '/'],
    ['/\\elsewhere.example', '/'],
    ['/\t/elsewhere.example', '/'],
    ['/..//elsewhere.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/large?back=/large', '/'],
    ['/a\r\nSet-Cookie: x=1', '/aSet-Cookie:%20x=1'],
  ])('%j → %j', (back, path) => {
    expect(ownPath(back)).toBe(path)
  })
})
