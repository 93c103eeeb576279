/** Mocha's `spec` on the terminal, and the counts as JSON in a file: `--reporter-option output=FILE`. */
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

module.exports = class extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = options.reporterOptions?.output ?? options.reporterOption?.output;
    if (file) runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => writeFileSync(file, JSON.stringify({ stats: this.stats })));
  }
};
