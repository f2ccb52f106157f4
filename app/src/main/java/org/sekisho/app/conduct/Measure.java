package org.sekisho.app.conduct;

/** What is done about a violation. */
public enum Measure {
    /** 注意・指導. */
    GUIDANCE,
    /** 再教育. */
    RETRAINING,
    /** 利用権限の停止. */
    ACCESS,
    /** 懲戒の手続への付託: handed to whoever decides on discipline. */
    DISCIPLINE,
    OTHER
}
