/** The names of a field, and the key of its value: `name`, `300110`, `300101:MOB`. */
export interface MappedColumn {
	key: string;
	names: string[];
	/** Names that count only if no field has them. */
	aliases?: string[];
}
