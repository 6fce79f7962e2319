import type { Wanted } from './sheet-cells'
import { tellCells, type Told } from './sheet-telling'

// What runs in the thread that reads a worksheet.

const tell = (told: Told): void => postMessage(told)

onmessage = ({ data }: MessageEvent<Wanted>) => void tellCells(data, tell)
tell({ kind: 'ready' })
