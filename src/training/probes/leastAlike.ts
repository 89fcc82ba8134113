/**
 * The channels of `[..., channels]` maps that resemble each other least: first the one that varies most, then, each time,
 * the one whose strongest correlation with those taken is weakest. All of them, in order, where there are no more than `count`.
 */
export function leastAlike(values: ArrayLike<number>, channels: number, count: number): number[] {
  if (channels <= count) return Array.from({ length: channels }, (_, channel) => channel);
  const maps = Array.from({ length: channels }, (_, channel) => standardised(values, channel, channels));
  const first = maps.reduce((best, { deviation }, channel) => (deviation > maps[best]!.deviation ? channel : best), 0);
  const chosen = [first];
  const likeness = maps.map((map) => correlation(map, maps[first]!));
  while (chosen.length < count) {
    let next = -1;
    for (let channel = 0; channel < channels; channel++) {
      if (!chosen.includes(channel) && (next < 0 || likeness[channel]! < likeness[next]!)) next = channel;
    }
    chosen.push(next);
    maps.forEach((map, channel) => {
      likeness[channel] = Math.max(likeness[channel]!, correlation(map, maps[next]!));
    });
  }
  return chosen;
}

interface ChannelMap {
  /** Of mean 0 and length 1; all 0 where nothing varies. */
  readonly values: Float64Array;
  readonly deviation: number;
}

function standardised(values: ArrayLike<number>, channel: number, channels: number): ChannelMap {
  const map = Float64Array.from(
    { length: values.length / channels },
    (_, place) => values[place * channels + channel]!,
  );
  const mean = map.reduce((sum, value) => sum + value, 0) / map.length;
  const norm = Math.sqrt(map.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  return { values: map.map((value) => (norm > 1e-9 ? (value - mean) / norm : 0)), deviation: norm };
}

/** Without a sign, because a map and its negative show the same; 1 for a map that does not vary, so that it comes last. */
function correlation(a: ChannelMap, b: ChannelMap): number {
  if (a.deviation <= 1e-9 || b.deviation <= 1e-9) return 1;
  let sum = 0;
  for (let i = 0; i < a.values.length; i++) sum += a.values[i]! * b.values[i]!;
  return Math.abs(sum);
}
