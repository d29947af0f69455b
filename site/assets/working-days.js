// Counting days: working days by the State Council's calendar, other units by the calendar of the year. Dates are UTC midnights.

const DAY = 86_400_000;
const NAMES = "日一二三四五六";

export const parse = (text) => (/^\d{4}-\d{2}-\d{2}$/u.test(text) ? new Date(`${text}T00:00:00Z`) : null);
export const iso = (date) => date.toISOString().slice(0, 10);
export const said = (date) =>
  `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日 星期${NAMES[date.getUTCDay()]}`;
const next = (date) => new Date(date.getTime() + DAY);

// What a day is: {works, name}; undefined where the year's arrangement is not known.
export function kind(calendar, date) {
  const year = calendar.years[date.getUTCFullYear()];
  if (!year) return undefined;
  const day = iso(date);
  if (day in year.rest) return { works: false, name: year.rest[day] };
  if (day in year.work) return { works: true, name: "调休上班" };
  const weekend = date.getUTCDay() % 6 === 0;
  return { works: !weekend, name: weekend ? "周末" : "" };
}

// The nth working day after a day, with every day passed on the way: {date, days} or {unknown: year}.
export function workingDays(calendar, from, count) {
  const days = [];
  let date = from;
  for (let number = 0; number < count; ) {
    date = next(date);
    const found = kind(calendar, date);
    if (!found) return { unknown: date.getUTCFullYear(), days };
    if (found.works) number += 1;
    days.push({ date, number: found.works ? number : 0, name: found.name });
  }
  return { date, days };
}

// The last day of a number of months: the day of the same number, or the month's last where there is none.
function months(from, count) {
  const date = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, 1));
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(from.getUTCDate(), last));
  return date;
}

// When a limit ends that begins the day after: {date, days?}, {unknown}, or {no} with the reason in words.
export function due(calendar, from, { value, unit }, stopped = 0) {
  if (!value) return { no: "当场办结" };
  if (unit === "工作日") return workingDays(calendar, from, value + stopped);
  if (unit === "小时") return { no: "以小时计，从收到时起算，这里不换算成日期" };
  if (stopped) return { no: "扣除的时间按工作日填写，与这个时限的单位不同，请以书面告知的日期为准" };
  if (unit === "日") return { date: new Date(from.getTime() + value * DAY) };
  return { date: months(from, unit === "年" ? value * 12 : value) };
}

// The day itself, or the first working day after it; undefined where that is not known.
export function firstWorking(calendar, date) {
  for (let day = date; ; day = next(day)) {
    const found = kind(calendar, day);
    if (!found) return undefined;
    if (found.works) return day;
  }
}
