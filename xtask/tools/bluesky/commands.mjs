// SPDX-License-Identifier: AGPL-3.0-or-later
// What people do on a server, each through its public interface: commands as JSON, a line each.

const PASSWORD = 'pw'
const CREATED = { post: 'app.bsky.feed.post', repost: 'app.bsky.feed.repost' }
const ADMIN = `Basic ${Buffer.from('admin:admin').toString('base64')}`

// The hashtags of a text, at the places where their bytes lie.
function facets(text) {
  const found = [...text.matchAll(/(?<=^|\s)#([^\s#]*[^\s#\p{P}])/gu)]
  return found.map((tag) => {
    const byteStart = Buffer.byteLength(text.slice(0, tag.index))
    const index = { byteStart, byteEnd: byteStart + Buffer.byteLength(tag[0]) }
    return { index, features: [{ $type: 'app.bsky.richtext.facet#tag', tag: tag[1] }] }
  })
}

export function commands(port) {
  const sessions = new Map()

  async function call(name, authorization, input) {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
    const answer = await fetch(`http://127.0.0.1:${port}/xrpc/${name}`, {
      method: 'POST', headers, body: input && JSON.stringify(input),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${text}`)
    return text ? JSON.parse(text) : {}
  }

  async function session(handle) {
    if (!sessions.has(handle)) {
      const input = { identifier: `${handle}.test`, password: PASSWORD }
      sessions.set(handle, await call('com.atproto.server.createSession', undefined, input))
    }
    const { did, accessJwt } = sessions.get(handle)
    return { did, bearer: `Bearer ${accessJwt}` }
  }

  async function create(by, collection, record) {
    const { did, bearer } = await session(by)
    const whole = { $type: collection, createdAt: new Date().toISOString(), ...record }
    const { uri, cid } = await call('com.atproto.repo.createRecord', bearer, { repo: did, collection, record: whole })
    return { uri, cid }
  }

  async function as(by, name, input) {
    await call(name, (await session(by)).bearer, input)
    return {}
  }

  const known = {
    async account({ by }) {
      const input = { handle: `${by}.test`, email: `${by}@people.example`, password: PASSWORD }
      const made = await call('com.atproto.server.createAccount', undefined, input)
      sessions.set(by, made)
      return { did: made.did }
    },
    // What an app is let in with, in place of the account's own password.
    appPassword: async ({ by }) =>
      call('com.atproto.server.createAppPassword', (await session(by)).bearer, { name: 'search' }),
    post: ({ by, text, reply, langs }) =>
      create(by, CREATED.post, { text, facets: facets(text), ...(langs && { langs }),
        ...(reply && { reply: { root: reply, parent: reply } }) }),
    repost: ({ by, subject }) => create(by, CREATED.repost, { subject }),
    async delete({ by, uri }) {
      const [, , repo, collection, rkey] = uri.split('/')
      return as(by, 'com.atproto.repo.deleteRecord', { repo, collection, rkey })
    },
    async edit({ by, uri, text }) {
      const [, , repo, collection, rkey] = uri.split('/')
      const record = { $type: collection, createdAt: new Date().toISOString(), text, facets: facets(text) }
      const { bearer } = await session(by)
      const { cid } = await call('com.atproto.repo.putRecord', bearer, { repo, collection, rkey, record })
      return { uri, cid }
    },
    deactivate: ({ by }) => as(by, 'com.atproto.server.deactivateAccount', {}),
    activate: ({ by }) => as(by, 'com.atproto.server.activateAccount'),
    async leave({ by }) {
      const { did } = await session(by)
      return call('com.atproto.admin.deleteAccount', ADMIN, { did })
    },
    async suspend({ by }) {
      const { did } = await session(by)
      const subject = { $type: 'com.atproto.admin.defs#repoRef', did }
      await call('com.atproto.admin.updateSubjectStatus', ADMIN, { subject, takedown: { applied: true } })
      return {}
    },
    // Each of so many people posts so many times, all at once.
    async flood({ by, people, posts, text }) {
      const names = Array.from({ length: people }, (_, number) => `${by}${number}`)
      const each = async (name) => {
        await known.account({ by: name })
        const made = []
        for (let post = 0; post < posts; post++) made.push((await known.post({ by: name, text: `${text} ${post}` })).uri)
        return made
      }
      return { uris: (await Promise.all(names.map(each))).flat() }
    },
  }

  return async (command) => {
    try {
      return await known[command.do](command)
    } catch (error) {
      return { error: String(error) }
    }
  }
}
