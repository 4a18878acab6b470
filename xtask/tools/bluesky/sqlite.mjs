// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server's data layer asks of the package `better-sqlite3`, said with the SQLite that Node brings: nothing has to be compiled.
import { DatabaseSync } from 'node:sqlite'

// SQLite's own numbers for what the server looks at: https://sqlite.org/rescode.html
const CODES = { 5: 'SQLITE_BUSY', 261: 'SQLITE_BUSY_RECOVERY', 517: 'SQLITE_BUSY_SNAPSHOT', 773: 'SQLITE_BUSY_TIMEOUT',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY', 2067: 'SQLITE_CONSTRAINT_UNIQUE' }

const named = (act) => {
  try {
    return act()
  } catch (error) {
    error.code = CODES[error.errcode] ?? error.code
    throw error
  }
}

const buffered = (row) => {
  for (const name in row) if (row[name] instanceof Uint8Array) row[name] = Buffer.from(row[name])
  return row
}

class Statement {
  constructor(statement) {
    this.statement = statement
    this.reader = statement.columns().length > 0
  }

  all(values) {
    return named(() => this.statement.all(...values).map(buffered))
  }

  run(values) {
    return named(() => this.statement.run(...values))
  }

  * iterate(values) {
    for (const row of this.statement.iterate(...values)) yield buffered(row)
  }
}

export default class Database {
  constructor(location, { timeout }) {
    this.database = named(() => new DatabaseSync(location, { timeout }))
  }

  pragma(words) {
    return named(() => this.database.prepare(`PRAGMA ${words}`).all())
  }

  prepare(sql) {
    return new Statement(named(() => this.database.prepare(sql)))
  }

  close() {
    this.database.close()
  }
}
