/** Puts the words of all features into one catalogue. */
export interface Words {
  [key: string]: string | Words
}

export function together(shared: Words, features: Record<string, Words>): Words {
  const all: Words = {}
  for (const [file, words] of [['shared', shared] as const, ...Object.entries(features)]) {
    for (const [key, value] of Object.entries(words)) {
      if (key in all) throw new Error(`"${key}" has words twice; once in ${file}`)
      all[key] = value
    }
  }
  return all
}
