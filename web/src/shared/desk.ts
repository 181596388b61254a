/** What a page knows, made by it once and shared by its panels. */
import { inject, provide, type InjectionKey } from 'vue'

export function shared<Given extends unknown[], Made>(page: string, make: (...given: Given) => Made): [provided: (...given: Given) => Made, used: () => Made] {
  const key: InjectionKey<Made> = Symbol(page)
  function provided(...given: Given): Made {
    const made = make(...given)
    provide(key, made)
    return made
  }
  function used(): Made {
    const made = inject(key)
    if (!made) throw new Error(`Outside of the page of ${page}.`)
    return made
  }
  return [provided, used]
}
