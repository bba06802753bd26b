/** Types that are decided at the first word, and why. */
export const seeking = { to: 1, reason: '非正規で働き、正社員を望んでいるため。' } as const
export const searching = { to: 1, reason: '離職して間もなく、この1か月に仕事を探しているため。' } as const
export const unmetType = { to: 3, reason: 'まだ本人に会えていないため、仮の判定とする。', provisional: true } as const
export const settling = { to: 3, reason: 'まず暮らしを落ち着かせることが先のため。' } as const
