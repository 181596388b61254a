/** Tells the other tabs of this browser who has signed in or out. */

export type SignedInOrOut = { in: string } | { out: string }

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gridgis-session')

export const tellTabs = (told: SignedInOrOut): void => channel?.postMessage(told)

export const onTabs = (heard: (told: SignedInOrOut) => void): void => channel?.addEventListener('message', (event: MessageEvent<SignedInOrOut>) => heard(event.data))
