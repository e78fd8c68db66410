package io.github.oneslice.dialog;

import java.awt.BorderLayout;
import java.awt.Insets;
import java.util.function.Function;

import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** A line of text, or a number in it. */
public final class LineField extends Field {

	private static final Insets MARGIN = new Insets(3, 3, 3, 3);

	private final JTextField line;
	private final Function<String, ?> reader;

	/**
	 * @param columns its width in characters
	 * @param reader makes the answer of what was typed, or throws a {@link io.github.oneslice.error.UserException}
	 */
	public LineField(String name, String label, String help, int columns, Function<String, ?> reader) {
		super(name, label, help);
		this.reader = reader;
		line = line(this, columns);
	}

	/** A line that tells its field of every letter. */
	static JTextField line(Field field, int columns) {
		JTextField line = new JTextField(columns);
		line.setMargin(MARGIN);
		line.getDocument().addDocumentListener(new DocumentListener() {

			@Override
			public void insertUpdate(DocumentEvent event) {
				field.hasChanged();
			}

			@Override
			public void removeUpdate(DocumentEvent event) {
				field.hasChanged();
			}

			@Override
			public void changedUpdate(DocumentEvent event) {}
		});
		return line;
	}

	@Override
	public Object value() {
		return reader.apply(line.getText());
	}

	/** Whole numbers are shown without a fraction. */
	@Override
	public void fill(Object value) {
		boolean whole = value instanceof Double number && number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE;
		line.setText(whole ? String.valueOf(((Double) value).longValue()) : String.valueOf(value));
	}

	@Override
	JComponent input() {
		return line;
	}

	/** A short line stays short. */
	@Override
	JComponent row() {
		JPanel row = new JPanel(new BorderLayout());
		row.add(line, BorderLayout.WEST);
		return row;
	}
}
