package io.github.oneslice.dialog;

import java.awt.Font;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Objects;
import java.util.stream.Stream;

import javax.swing.JTextArea;
import javax.swing.UIManager;

/** What there is to say of the field a person is at, or what is wrong. */
final class HelpLine extends JTextArea {

	private static final int COLUMNS = 44;

	private String sentence = "";
	private String problem;
	private String missing;

	/** @param rows for which there is always room */
	HelpLine(int rows) {
		super(rows, COLUMNS);
		setSize(getPreferredSize()); // so that its height is known before it is shown
		setEditable(false);
		setFocusable(false);
		setOpaque(false);
		setLineWrap(true);
		setWrapStyleWord(true);
		setFont(UIManager.getFont("Label.font").deriveFont(Font.PLAIN));
	}

	/** Says something, when nothing is wrong or missing. */
	void say(String text) {
		sentence = text;
		refresh();
	}

	/**
	 * Says what is wrong, or else what is missing.
	 *
	 * @param wrong null for nothing
	 * @param missing null for nothing
	 */
	void problem(String wrong, String missing) {
		problem = wrong;
		this.missing = missing;
		refresh();
	}

	/** Says the sentence of a field while a person is at it. */
	void follow(Field field) {
		field.input().setToolTipText("<html><p width=\"320\">" + escaped(field.help()) + "<br><i>In macros: " + field.name() + "</i></p></html>");
		field.input().addFocusListener(new FocusAdapter() {

			@Override
			public void focusGained(FocusEvent event) {
				say(field.label() + ": " + field.help());
			}
		});
		field.input().addMouseListener(new MouseAdapter() {

			@Override
			public void mouseEntered(MouseEvent event) {
				say(field.label() + ": " + field.help());
			}
		});
	}

	private void refresh() {
		setForeground(problem == null ? UIManager.getColor("Label.foreground") : Field.WRONG);
		setText(Stream.of(problem, missing).filter(Objects::nonNull).findFirst().orElse(sentence));
		setCaretPosition(0);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;");
	}
}
