/** The names of a field, and the key under which its value is kept: `name`, `300110`, `300101:MOB`. */
export interface MappedColumn {
	key: string;
	names: string[];
	/** Names that count where no field is called so. */
	aliases?: string[];
}
