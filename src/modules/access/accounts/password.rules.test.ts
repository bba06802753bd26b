import { describe, expect, it } from 'vitest'
import { commonPasswords } from './common-passwords.ts'
import { foldedPassword, problemsOfPassword, whyGuessable } from './password.rules.ts'

const about = {
  email: 'hanako.miyazawa@hw-nagano.example',
  name: '宮澤 由美',
  council: ['nagano', '長野県就職氷河期世代支援協議会', '長野県', 'tsunagu.example.jp'],
}
const never = (): boolean => false
const first = (password: string, again = password): string | undefined =>
  problemsOfPassword(password, again, about, never)[0]?.field

describe('new passwords', () => {
  it('are long and the same twice', () => {
    expect(first('mountain river 24')).toBeUndefined()
    expect(first('')).toBe('password')
    expect(first('short pass')).toBe('password')
    expect(first('mountain river 24', 'mountain river 25')).toBe('passwordAgain')
    expect(first('mountain rivers and lakes '.repeat(6))).toBe('password')
  })

  it.each([
    // Repeated, in whatever dress.
    ['aaaaaaaaaaaa', 'くり返し'],
    ['abababababab', 'くり返し'],
    ['tests-tests-tests', 'くり返し'],
    ['tester_tester', 'くり返し'],
    ['山川山川山川山川山川山川', 'くり返し'],
    ['112211221122', 'くり返し'],
    ['2026-2026-2026', 'くり返し'],
    // One after the other.
    ['abcdefghijkl', '順に並んだ'],
    ['zyxwvutsrqpo', '順に並んだ'],
    ['567890123456', '順に並んだ'],
    ['あぃいぅうぇえぉおかがき', '順に並んだ'],
    // Of the person’s, the council’s and our own words.
    ['tsunagu-2026-11', '言葉でできた'],
    ['Tsunagu Nagano!', '言葉でできた'],
    ['ＴＳＵＮＡＧＵ１２３４５', '言葉でできた'],
    ['nagano-password', '言葉でできた'],
    ['miyazawa19850412', '言葉でできた'],
    ['hanako.miyazawa', '言葉でできた'],
    ['長野県協議会2026年度', '言葉でできた'],
    ['宮澤由美のパスワード2026', '言葉でできた'],
    ['hw-nagano.example1', '言葉でできた'],
    ['welcomehellowork', '言葉でできた'],
  ])('can’t be %s: %s', (password, why) => {
    expect(whyGuessable(password, about, never)).toContain(why)
  })

  it.each([
    'mountain river 24',
    'nagano no ringo ga suki',
    '朝は川ぞいを歩いて出勤する',
    '2026年の夏は北アルプスに登る',
    'tsunagu wa tanoshii desu',
    'kX93-vu20-Qm4e',
    'password of seven herons',
    '904518273650',
    'harbor lantern 31',
  ])('may be %s', (password) => {
    expect(whyGuessable(password, about, never)).toBeNull()
  })

  it('of somebody of whom little is known are held against nothing', () => {
    expect(whyGuessable('mountain river 24', { email: '', name: '', council: [''] }, never)).toBeNull()
  })
})

describe('the commonest passwords', () => {
  it.each([
    '123qweasdzxc',
    '1qaz2wsx3edc4rfv',
    'PasswordPassword',
    'ｑｗｅｒｔｙｑｗｅｒｔｙ',
    'Administrator',
    'iloveyou1234',
    'gfhjkmgfhjkm',
  ])('%s is one of them, however it is written', async (password) => {
    const isCommon = await commonPasswords()
    expect(isCommon(foldedPassword(password))).toBe(true)
    expect(whyGuessable(password, about, isCommon)).toContain('多くの人が使っている')
  })

  it.each(['mountain river 24', 'harbor lantern 31', '朝は川ぞいを歩いて出勤する', 'qwertyqwerty of mine'])(
    '%s is none',
    async (password) => {
      expect((await commonPasswords())(foldedPassword(password))).toBe(false)
    },
  )
})
