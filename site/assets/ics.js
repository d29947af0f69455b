// One calendar file (RFC 5545) with the days that the calculator found, for the reader's own calendar.
const LONGEST = 73;
const bytes = new TextEncoder();

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
const stamp = (date) => date.replaceAll("-", "");

// A line is at most 75 bytes long; what is longer goes on after a blank on the next.
function folded(line) {
  const out = [];
  let piece = "";
  for (const sign of line) {
    if (bytes.encode(piece + sign).length > LONGEST) {
      out.push(piece);
      piece = "";
    }
    piece += sign;
  }
  return [...out, piece].join("\r\n ");
}

// The day after, as a whole day ends where the next begins.
function after(date) {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

export function calendarOf(name, from, address, days) {
  const events = days.flatMap(({ title, date }, at) => [
    "BEGIN:VEVENT",
    `UID:${stamp(from)}-${stamp(date)}-${at}@qingdan`,
    `DTSTAMP:${stamp(from)}T000000Z`,
    `DTSTART;VALUE=DATE:${stamp(date)}`,
    `DTEND;VALUE=DATE:${stamp(after(date))}`,
    `SUMMARY:${escaped(`${name}：${title}`)}`,
    `DESCRIPTION:${escaped("供参考，以办理机关书面告知的为准。")}`,
    `URL:${address}`,
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//qingdan//deadline//ZH", ...events, "END:VCALENDAR", ""];
  return lines.map(folded).join("\r\n");
}
