/** Removes trailing slashes. */
export function withoutSlashAtEnd(url: string): string {
	let end = url.length;
	while (url[end - 1] === '/') end -= 1;
	return url.slice(0, end);
}
