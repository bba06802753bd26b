/** For the operator: one Japanese sentence that says what to do, shown without a stack. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
  readonly forOperator = true
}

/** What the system said about a file, in words. */
export function fileProblem(file: string, error: unknown): BackupRefused | undefined {
  const sentences: Record<string, string> = {
    ENOENT: `${file} がありません。場所と名前を確かめてください。`,
    ENOTDIR: `${file} がありません。場所と名前を確かめてください。`,
    EISDIR: `${file} はフォルダーです。ファイルの名前まで書いてください。`,
    EACCES: `${file} を開く権限がありません。フォルダーの持ち主と権限を確かめてください。`,
    EPERM: `${file} を開く権限がありません。フォルダーの持ち主と権限を確かめてください。`,
    EROFS: `${file} は書きこめない場所にあります。別の場所を指定してください。`,
    ENOSPC: `ディスクがいっぱいで ${file} を書けません。空きを作るか、別の場所を指定してください。`,
    EDQUOT: `使える容量がいっぱいで ${file} を書けません。空きを作るか、別の場所を指定してください。`,
    EFBIG: `${file} が、この置き場所に置ける大きさを超えました。別の場所を指定してください。`,
    EIO: `${file} の置き場所で読み書きの障害がありました。ディスクを確かめてください。`,
  }
  const sentence = sentences[(error as NodeJS.ErrnoException).code ?? '']
  return sentence === undefined ? undefined : new BackupRefused(sentence, { cause: error })
}
