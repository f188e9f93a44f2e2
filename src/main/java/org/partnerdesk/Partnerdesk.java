package org.partnerdesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Partnerdesk {
    public static void main(String[] args) {
        SpringApplication.run(Partnerdesk.class, args);
    }
}
