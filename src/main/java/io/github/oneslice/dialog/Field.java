package io.github.oneslice.dialog;

import java.awt.Color;

import javax.swing.JComponent;

import io.github.oneslice.error.UserException;

/**
 * One field of a dialog: what it is called, a sentence of help, and the component that a person types or chooses in.
 */
public abstract class Field {

	/** The colour of what cannot be meant. */
	static final Color WRONG = new Color(0xb00020);

	private final String name;
	private final String label;
	private final String help;
	private Runnable changed = () -> {};

	Field(String name, String label, String help) {
		this.name = name;
		this.label = label;
		this.help = help;
	}

	/** What macros call it. */
	public final String name() {
		return name;
	}

	/** What a person calls it. */
	public final String label() {
		return label;
	}

	/** A sentence about it. */
	final String help() {
		return help;
	}

	/**
	 * The answer at this moment.
	 *
	 * @throws UserException if what was typed cannot be meant
	 */
	public abstract Object value();

	/** Puts in an answer. */
	public abstract void fill(Object value);

	/** The part that a person types or chooses in; it has the name of the field. */
	abstract JComponent input();

	/** What stands in the row of the field. */
	JComponent row() {
		return input();
	}

	/** Whether it takes little room. */
	boolean isShort() {
		return true;
	}

	/** Whether it shows its label itself. */
	boolean labelsItself() {
		return false;
	}

	/** Shows whether the answer can be meant. */
	final void mark(boolean right) {
		input().setForeground(right ? null : WRONG);
	}

	final void onChange(Runnable listener) {
		changed = listener;
	}

	final void hasChanged() {
		changed.run();
	}
}
