package io.github.oneslice.headless;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of inputs and of what commands make of them: a row is a kind of input, a column a command. A cell holds the number
 * of the sentence, from 1, that the command tells of the input; {@value #WORKS} where the command works; {@value #LEFT_OUT}
 * where it works too, but takes so long that it is left out.
 */
final class InputTable {

	private static final String WORKS = "ok";
	private static final String LEFT_OUT = "-";

	private InputTable() {}

	/**
	 * What a command makes of a kind of input.
	 *
	 * @param kind the name of the row
	 * @param input how it is made
	 * @param command the name of the column
	 * @param options of the command
	 * @param sentence that is told; null if the command works
	 */
	record Cell(String kind, String input, String command, String options, String sentence) {

		boolean works() {
			return sentence == null;
		}

		@Override
		public String toString() {
			return command + " " + options + ": " + kind;
		}
	}

	/**
	 * @param commands one a line: command | options
	 * @param inputs one a line: kind | how it is made | cells, one a command, with blanks between them | sentences, with slashes between them
	 */
	static Stream<Cell> of(String commands, String inputs) {
		List<String[]> columns = commands.lines().map(line -> line.split(" \\| ")).toList();
		List<Cell> cells = new ArrayList<>();
		for (String[] row : inputs.lines().map(line -> line.split(" *\\|( +|$)")).toList()) {
			String[] marks = row[2].trim().split(" +");
			if (marks.length != columns.size()) throw new IllegalStateException(row[0] + " has " + marks.length + " cells, but there are " + columns.size()
				+ " commands.");
			String[] sentences = row.length > 3 ? row[3].split(" / ") : new String[0];
			for (int i = 0; i < marks.length; i++)
				if (!marks[i].equals(LEFT_OUT)) cells.add(new Cell(row[0], row[1], columns.get(i)[0], columns.get(i)[1], marks[i].equals(WORKS) ? null : sentences[Integer.parseInt(
					marks[i]) - 1]));
		}
		return cells.stream();
	}
}
