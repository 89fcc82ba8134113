import { describe, expect, it } from 'vitest';
import {
  formatClock,
  formatCount,
  formatDuration,
  formatRate,
  formatScore,
  formatShare,
  formatTick,
} from './numbers.ts';

describe('numbers', () => {
  it('groups thousands', () => {
    expect(formatCount(1052802, 'en')).toBe('1,052,802');
  });

  it('shows scores with as many digits as a person compares', () => {
    expect(formatScore(0.0404, 'en')).toBe('0.040');
    expect(formatScore(1.1, 'en')).toBe('1.10');
    expect(formatScore(-0.25, 'en')).toBe('−0.250');
    expect(formatScore(0.000012, 'en')).toBe('1.2e−5');
    expect(formatScore(Number.NaN, 'en')).toBe('NaN');
    expect(formatScore(0, 'en')).toBe('0.000');
  });

  it('shows shares in percent', () => {
    expect(formatShare(0.962, 'en')).toBe('96.2 %');
    expect(formatShare(0.7, 'zh', 0)).toBe('70 %');
  });

  it('keeps ticks short', () => {
    expect([0.03, 10_000, 3, 1e-7].map((tick) => formatTick(tick, 'en'))).toEqual(['0.03', '10,000', '3', '1e−7']);
  });

  it('says times', () => {
    expect(formatDuration(17_400, 'en')).toBe('17 s');
    expect(formatDuration(112_000, 'en')).toBe('1 min 52 s');
    expect(formatDuration(112_000, 'zh')).toBe('1 分 52 秒');
    expect(formatDuration(7_500_000, 'en')).toBe('2 h 5 min');
    expect(formatClock(27_000)).toBe('0:27');
    expect(formatClock(3_661_000)).toBe('1:01:01');
  });

  it('says speeds', () => {
    expect(formatRate(980.4, 'en')).toBe('980');
    expect(formatRate(26.83, 'en')).toBe('26.8');
  });
});
