import { DataFolder } from '../../local/cloud/data-folder'

/** Run as a process of its own: holds a data folder until it is ended. */
DataFolder.open(process.argv[2])
process.stdout.write('held\n')
setInterval(() => undefined, 1000)
