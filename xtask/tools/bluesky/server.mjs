// SPDX-License-Identifier: AGPL-3.0-or-later
// Bluesky's own server and the directory of identities, on this machine alone. It ends with whoever holds its standard input.
//
//     node server.mjs directory            the directory, in memory
//     node server.mjs server FOLDER DIRECTORY-PORT PORT
//
// Says `{"port":…}` once it listens (port 0 takes a free one), then answers the commands that a server is given, line by line.
import { createRequire, registerHooks } from 'node:module'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { commands } from './commands.mjs'

const tools = createRequire(`${process.env.TOOLS}/`)
const here = import.meta.url
registerHooks({
  resolve: (name, context, next) =>
    name === 'better-sqlite3' ? { url: new URL('sqlite.mjs', here).href, shortCircuit: true } : next(name, context),
})

const [part, folder, directory, port] = process.argv.slice(2)

// Both listen on every address of the machine unless told otherwise.
const keepInside = (app) => {
  const listen = app.listen.bind(app)
  app.listen = (port, ...more) => listen(port, '127.0.0.1', ...more)
}

async function startDirectory() {
  const { Database, PlcServer } = tools('@did-plc/server')
  const plc = PlcServer.create({ db: Database.mock(), port: 0 })
  keepInside(plc.app)
  return (await plc.start()).address().port
}

async function startServer() {
  const { PDS, envToCfg, envToSecrets } = await import(pathToFileURL(tools.resolve('@atproto/pds')))
  for (const part of ['data', 'blobs', 'tmp']) mkdirSync(`${folder}/${part}`, { recursive: true })
  const env = {
    devMode: true, port: Number(port), hostname: 'pds.example', dataDirectory: `${folder}/data`,
    blobstoreDiskLocation: `${folder}/blobs`, blobstoreDiskTmpLocation: `${folder}/tmp`,
    didPlcUrl: `http://127.0.0.1:${directory}`, serviceHandleDomains: ['.test'], inviteRequired: false,
    disableSsrfProtection: true, crawlers: [], rateLimitsEnabled: false, logEnabled: false,
    // Nobody outside this machine ever sees what these protect.
    adminPassword: 'admin', jwtSecret: '0'.repeat(32), dpopSecret: '1'.repeat(64), plcRotationKeyK256PrivateKeyHex: '2'.repeat(64),
  }
  const pds = await PDS.create(envToCfg(env), envToSecrets(env))
  keepInside(pds.app)
  return (await pds.start()).address().port
}

const say = (words) => process.stdout.write(`${JSON.stringify(words)}\n`)
const listening = part === 'directory' ? await startDirectory() : await startServer()
const obey = commands(listening)
say({ port: listening })
for await (const line of createInterface({ input: process.stdin })) say(await obey(JSON.parse(line)))
process.exit(0)
