import assert from 'node:assert/strict';
import { dayBefore, isDay, monthsAfter } from '../../server/src/knowledge/day.js';

describe('days', () => {
  it('are those of the calendar', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31', '2026-01-01']) assert.ok(isDay(day), day);
    for (const day of [
      '2023-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-1-1',
      '26-01-01',
      '',
      '2026-01-01T00:00',
    ])
      assert.ok(!isDay(day), day);
  });

  it('have one before them', () => {
    const days = {
      '2026-11-23': '2026-11-22',
      '2026-01-01': '2025-12-31',
      '2024-03-01': '2024-02-29',
      '2023-03-01': '2023-02-28',
      '1900-03-01': '1900-02-28',
      '2026-05-01': '2026-04-30',
    };
    for (const [day, before] of Object.entries(days)) assert.equal(dayBefore(day), before);
  });

  it('have the same one months later, or the last of a shorter month', () => {
    for (const [day, months, later] of [
      ['2026-05-15', 6, '2026-11-15'],
      ['2026-08-31', 6, '2027-02-28'],
      ['2023-08-31', 6, '2024-02-29'],
      ['2026-12-01', 1, '2027-01-01'],
      ['2026-11-30', 12, '2027-11-30'],
    ] as const)
      assert.equal(monthsAfter(day, months), later, `${day} + ${months}`);
  });
});
