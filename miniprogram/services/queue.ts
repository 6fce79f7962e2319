import type { Command, Consent, TicketAction, TicketView } from '../../typings/contract'
import { isLost, isPassing, newRequestId, sentenceOf } from './cloud'
import { stepDraft } from './draft'
import { type PhotoFile, UnfitPhoto, uploadPhoto } from './photo'
import { discardPhoto, isPhotoThere, savePhoto } from './photo-file'
import { type Ending, type Sender, type Step, StepQueue } from './step-queue'
import { knowMe, myself, refreshMe } from './store'
import { say } from './tell'
import { actOnTicket, keepTicket, recallCard } from './ticket'
import { BrokenUpload } from './upload'

/** 十秒内才有意义，等到有网络早就过了。 */
const NEVER_QUEUED: readonly TicketAction[] = ['undo']

/** 存下了，还没送到。 */
export const QUEUED_TEXT = '没有网络，已存下，恢复后自动发送'

/** What became of a step: done, or waiting on the phone for the network. */
export type Taken = { sent: TicketView } | { queued: true }

type Advance = Parameters<Sender>[1]

const listeners = new Set<() => void>()
/** As the phone last said; a call may fail for want of a network all the same. */
let isOffline = false
let flushing: Promise<void> | undefined

/** 只有排队的那个人能看见、能发出。 */
const storageKey = (): string => `queue:${myself()?.person ?? ''}`

const queue = new StepQueue(
  {
    read: () => wx.getStorageSync<Step[] | ''>(storageKey()) || [],
    write: (steps) => wx.setStorageSync(storageKey(), steps),
  },
  sendWaiting,
  () => {
    for (const listener of listeners) listener()
  },
)

/** Begins to watch the network; call it once, when the mini-program starts. */
export function startQueue(): void {
  wx.onNetworkStatusChange(({ isConnected }) => hearNetwork(isConnected))
}

/** Looks at the network, and sends what waits; call it whenever the mini-program comes to the front. */
export function wakeQueue(): void {
  void wx.getNetworkType({ success: ({ networkType }) => hearNetwork(networkType !== 'none') })
}

function hearNetwork(isConnected: boolean): void {
  isOffline = !isConnected
  if (isConnected) void flushQueue()
}

/** Calls `listener` whenever something is queued, sent or refused; returns how to stop it. */
export function onQueueChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** My steps that have not arrived, in the order in which they were taken. */
export const waitingSteps = (): Step[] => queue.list()

/** Request id of the step on its way; empty while nothing is sent. */
export const sendingStep = (): string => queue.sending

/** 知道了：this step is not sent again; photos it still held are given up. */
export function dropStep(requestId: string): void {
  const step = queue.list().find((one) => one.requestId === requestId)
  queue.drop(requestId)
  step?.photos.forEach(discardPhoto)
}

/** 重新填写：puts what was written back into its form, to be sent as a step of its own, and takes this one out. */
export function rewriteStep(requestId: string): void {
  const step = queue.list().find((one) => one.requestId === requestId)
  if (!step?.draft) return
  const { ticket, command, draft } = step
  const photos = 'photos' in command ? { photos: command.photos } : {}
  stepDraft<object>(ticket, command.name).keep({ ...draft, ...photos, requestId: newRequestId() })
  dropStep(requestId)
}

/**
 * Takes a step on a ticket. Without a network it is kept on the phone with its photos and sent as soon as there is one,
 * never twice; behind steps of the same ticket that still wait it waits too.
 * @param requestId one for this step, carried by every try
 * @param photosOnPhone photos that have not been uploaded; they join those of the command
 * @throws CallError when the server refuses it, or it makes no sense later; then nothing is kept
 */
export async function sendOrQueue(
  id: string,
  command: Command,
  consent: Consent | undefined,
  requestId: string,
  photosOnPhone: PhotoFile[],
): Promise<Taken> {
  await knowMe()
  let step: Step = {
    requestId,
    ticket: id,
    ...wording(id, command),
    command,
    photos: photosOnPhone,
    takenAt: Date.now(),
  }
  if (consent) step.consent = consent
  const isUrgent = NEVER_QUEUED.includes(command.name)
  if (!isUrgent && queue.has(id)) await flushQueue()
  if (isUrgent || !(isOffline || queue.has(id))) {
    try {
      return { sent: await deliver(step, (change) => void (step = { ...step, ...change })) }
    } catch (error) {
      if (isUrgent || !isBroken(error)) throw error
    }
  }
  const draft = stepDraft<object>(id, command.name).restore()
  const photos = await Promise.all(step.photos.map(savePhoto))
  queue.add({ ...step, photos, ...(draft && { draft }) })
  return { queued: true }
}

/** Sends what waits; callers at the same time share one run. Never rejects. */
export function flushQueue(): Promise<void> {
  flushing ??= flush().finally(() => {
    flushing = undefined
  })
  return flushing
}

/** Who I am is asked again before anything goes out: only the person who took the steps sends them. */
async function flush(): Promise<void> {
  try {
    await knowMe()
    if (queue.list().every(({ trouble }) => trouble !== undefined)) return
    await refreshMe()
  } catch {
    return
  }
  const sent = await queue.flush()
  if (sent > 0) say(`网络好了，${sent} 个操作已发送`)
}

/** The Sender of the queue. */
async function sendWaiting(step: Step, advance: Advance): Promise<Ending> {
  const there = await Promise.all(step.photos.map(isPhotoThere))
  if (there.includes(false)) return { trouble: '照片已经不在手机上了，请重新拍' }
  try {
    await deliver(step, (change) => {
      advance(change)
      const arrived = step.photos.filter((photo) => !change.photos.includes(photo))
      arrived.forEach(discardPhoto)
    })
    return 'sent'
  } catch (error) {
    if (isBroken(error)) return 'lost'
    if (isPassing(error)) return 'later'
    return { trouble: error instanceof UnfitPhoto ? `照片不能用（${error.message}），请重新拍` : sentenceOf(error) }
  }
}

/** Uploads the photos one by one, telling of each that arrived, and takes the step. */
async function deliver(step: Step, advance: Advance): Promise<TicketView> {
  let { command, photos } = step
  for (const photo of step.photos) {
    command = withPhoto(command, await uploadPhoto(photo, () => undefined))
    photos = photos.slice(1)
    advance({ command, photos })
  }
  const ticket = await actOnTicket(step.ticket, command, step.consent, step.requestId)
  keepTicket(ticket)
  return ticket
}

/** Those commands that take photos know the field. */
const withPhoto = (command: Command, fileID: string): Command =>
  'photos' in command ? { ...command, photos: [...command.photos, fileID] } : command

const isBroken = (error: unknown): boolean => isLost(error) || error instanceof BrokenUpload

/** What the person saw of the ticket and on the button. */
function wording(id: string, { name }: Command): { title: string; text: string } {
  const card = recallCard(id)
  return { title: card?.title ?? '', text: card?.actions.find((action) => action.name === name)?.text ?? '办理' }
}
